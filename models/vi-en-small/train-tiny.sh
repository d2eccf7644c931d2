#!/bin/sh
# The path of train.sh on a corpus of a few sentences and a model of a few thousand weights, to see that it runs.
# `sh models/vi-en-small/train-tiny.sh CORPUS WORK OUT`
set -eu
steps=${STEPS:-12}
export PIECES="${PIECES:-210}" WEIGHTS="press=1,news=1,general=1" TESTS="tiny" LEAST=0
size="--width 32 --feed-forward 64 --encoder-layers 1 --decoder-layers 1 --heads 4 --batch-tokens 500"
export TRAIN="$size --warmup 20 --rate 5e-3 --steps $steps"
export FINETUNE="$size --warmup 2 --rate 5e-4 --steps $((steps / 2)) --save-every 0"
exec sh "$(dirname "$0")/train.sh" "$@"
