#!/bin/sh
# The path of train.sh on a corpus of a few sentences and a model of a few thousand weights, to see that it runs.
# `sh models/vi-en-small/train-tiny.sh CORPUS WORK OUT`
set -eu
export PIECES="${PIECES:-210}" WEIGHTS="press=1,news=1,general=1" TESTS="tiny"
export TRAIN="--width 32 --feed-forward 64 --encoder-layers 1 --decoder-layers 1 --heads 4 --warmup 20 --batch-tokens 500 --steps ${STEPS:-12}"
exec sh "$(dirname "$0")/train.sh" "$@"
