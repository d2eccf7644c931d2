"""The command line on the shipped model: what comes out where, and the exit codes."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ARTICLE = """Hội An mở thêm phố đi bộ

Từ tháng 6, du khách có thể dạo bước trên 3 tuyến phố mới ở trung tâm thành phố.

Sáng 12/5, UBND thành phố Hội An công bố kế hoạch mở thêm ba tuyến phố đi bộ. Ông Nguyễn Văn Minh, phó chủ tịch UBND
thành phố, cho biết các tuyến phố sẽ hoạt động từ 9h đến 22h mỗi ngày. Người dân được hỗ trợ chỗ gửi xe.
"""


def songngu(*arguments: str, stdin: bytes = b"", folder: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "songngu", *arguments], input=stdin, capture_output=True, check=False, cwd=folder
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "hoi-an.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_writes_every_format_asked_for(article: Path, tmp_path: Path) -> None:
    run = songngu("translate", str(article), "-o", str(tmp_path / "out"), "--format", "html,json,md,tsv")
    assert run.returncode == 0, run.stderr.decode()
    assert run.stdout == b""
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        f"hoi-an.{s}" for s in ("html", "json", "md", "tsv")
    ]
    pairs = json.loads((tmp_path / "out" / "hoi-an.json").read_bytes())["pairs"]
    assert len(pairs) == 6
    assert all(pair["target"] for pair in pairs)


def test_reads_the_standard_input_and_prints(article: Path) -> None:
    run = songngu("translate", "-", "--format", "tsv", stdin=article.read_bytes())
    assert run.returncode == 0, run.stderr.decode()
    assert "Hội An" in run.stdout.decode()


def test_a_page_on_the_standard_input_is_told_by_its_beginning() -> None:
    paragraph = "Sáng nay, thành phố khai trương ba tuyến phố đi bộ mới dành cho du khách và người dân địa phương. " * 3
    page = f"<!DOCTYPE html><html><body><article><h1>Hội An mở phố</h1><p>{paragraph}</p></article></body></html>"
    run = songngu("translate", "-", "--format", "md", stdin=page.encode())
    assert run.returncode == 0, run.stderr.decode()
    assert b"<p>" not in run.stdout


@pytest.mark.parametrize(
    ("name", "data", "say"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t \n", "nothing to read"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "PNG"),
        (
            "english.txt",
            b"The council met on Monday and agreed on the new budget for the schools of the city.",
            "Vietnamese",
        ),
        ("notes.xyz", b"abc", ".xyz"),
        ("missing.txt", None, "not there"),
    ],
)
def test_bad_input_is_told_and_nothing_is_written(name: str, data: bytes | None, say: str, tmp_path: Path) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    run = songngu("translate", str(tmp_path / name), "-o", str(tmp_path / "out"))
    assert run.returncode == 2
    assert say in run.stderr.decode()
    assert b"Traceback" not in run.stderr
    assert list((tmp_path / "out").glob("*")) == []


def test_one_bad_file_does_not_stop_the_others(article: Path, tmp_path: Path) -> None:
    run = songngu("translate", str(tmp_path / "missing.txt"), str(article), "-o", str(tmp_path / "out"), "-f", "json")
    assert run.returncode == 1
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["hoi-an.json"]


def test_any_language_goes_on(tmp_path: Path) -> None:
    (tmp_path / "english.txt").write_text("The council met on Monday and agreed on the budget of the city.")
    assert songngu("translate", str(tmp_path / "english.txt"), "--any-language").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "say"),
    [
        (["--format", "pdf"], "pdf"),
        (["--length", "0"], "0"),
        (["--length", "abc"], "abc"),
        (["--summary", "best"], "best"),
        (["--model", "no-such-model"], "no-such-model"),
        (["--model", "opus-mt"], "songngu models get opus-mt"),
        (["--format", "md,json"], "-o"),
        (["--beams", "99"], "32"),
    ],
)
def test_what_cannot_work_ends_with_2(arguments: list[str], say: str, article: Path) -> None:
    run = songngu("translate", str(article), *arguments)
    assert run.returncode == 2
    assert say in run.stderr.decode()
    assert b"Traceback" not in run.stderr


def test_two_inputs_of_one_name_do_not_overwrite_each_other(article: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / article.name).write_text(ARTICLE, encoding="utf-8")
    run = songngu("translate", str(article), str(tmp_path / "b" / article.name), "-o", str(tmp_path / "out"))
    assert run.returncode == 2
    assert "overwrite" in run.stderr.decode()


def test_disk_full_leaves_nothing_half_written(article: Path, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "songngu", "translate", str(article), "-o", str(tmp_path / "out"), "-f", "html"],
        capture_output=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )  # fmt: skip
    assert run.returncode == 2
    assert b"Traceback" not in run.stderr
    assert list((tmp_path / "out").iterdir()) == []


def test_a_long_line_is_translated_whole(tmp_path: Path) -> None:
    sentence = "Người dân trong làng trồng lúa, nuôi cá và bán hàng ở chợ phiên vào mỗi buổi sáng. "
    (tmp_path / "long.txt").write_text((sentence * 240).strip(), encoding="utf-8")
    run = songngu("translate", str(tmp_path / "long.txt"), "-o", str(tmp_path / "out"), "-f", "json")
    assert run.returncode == 0, run.stderr.decode()
    assert len(json.loads((tmp_path / "out" / "long.json").read_bytes())["pairs"]) == 240


def test_interrupt_ends_with_130_and_keeps_what_was_done(tmp_path: Path) -> None:
    files = []
    for number in range(60):
        files.append(tmp_path / f"{number:02}.txt")
        body = " ".join(
            f"Ngày {day}, đoàn công tác số {number} đi kiểm tra {day * 3} xã ở vùng núi." for day in range(1, 26)
        )
        files[-1].write_text(body, encoding="utf-8")
    out = tmp_path / "out"
    # The background job of a shell ignores the signal, and so would the child.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    run = subprocess.Popen(
        [sys.executable, "-m", "songngu", "translate", *map(str, files), "-o", str(out), "-f", "json"]
    )
    while not list(out.glob("*.json")):
        assert run.poll() is None
        time.sleep(0.05)
    run.send_signal(signal.SIGINT)
    assert run.wait(30) == 130
    for done in out.iterdir():
        assert json.loads(done.read_bytes())["pairs"]


def test_importing_songngu_loads_nothing_heavy() -> None:
    say = "import sys, songngu, songngu.cli; print([m for m in ('torch','transformers','ctranslate2','gradio') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", say], capture_output=True, check=True).stdout.strip() == b"[]"


def test_translating_on_the_shipped_model_needs_no_torch(article: Path) -> None:
    say = "import sys, songngu; songngu.process(songngu.read(sys.argv[1])); print('torch' in sys.modules, 'transformers' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", say, str(article)], capture_output=True, check=True, env=dict(os.environ)
    )
    assert run.stdout.strip() == b"False False"
