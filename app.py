"""Starts the web page: python app.py."""

from songngu.ui import launch

if __name__ == "__main__":
    launch()
