#!/bin/sh
# The whole recipe of the shipped model: `sh models/vi-en-small/train.sh CORPUS WORK OUT`, from the root of the project.
# CORPUS holds train/*.tsv.xz and dev/*.tsv. It may be stopped at any time; started again it goes on where it was.
# Each variable can be set from outside; the tests run the same path in a minute with train-tiny.sh.
set -eu
corpus=$1 work=$2 out=$3
python=${PYTHON:-.venv/bin/python}
pieces=${PIECES:-8000}
weights=${WEIGHTS:-press=2,news=1,general=0.6,technical=0.1}
tests=${TESTS:-press-dev news-dev flores200-dev}
mkdir -p "$work"

# tcmalloc makes training on a CPU about twice as fast (Debian: libtcmalloc-minimal4).
tcmalloc=/usr/lib/x86_64-linux-gnu/libtcmalloc_minimal.so.4
[ -e "$tcmalloc" ] && export LD_PRELOAD=$tcmalloc

[ -e "$work/spm.model" ] || $python -m songngu.training.vocabulary "$corpus/train" "$work/spm.model" --size "$pieces"
[ -e "$work/packed.npz" ] || $python -m songngu.training.corpus "$corpus/train" "$work/spm.model" "$work/packed.npz" --weights "$weights"
[ -e "$work/links.npz" ] || $python -m songngu.training.align "$work/packed.npz" "$work/links.npz" --size "$pieces"
$python -m songngu.training.train "$work/packed.npz" "$work/links.npz" "$work/run" --vocabulary "$pieces" ${TRAIN:---seconds 7000}

rm -rf "$out/ct2"
$python -m songngu.training.export "$work/run" "$work/spm.model" "$out" --data "$corpus"/train/*.tsv.xz
$python -m songngu models convert "$out" "$out/ct2"
set --
for name in $tests; do set -- "$@" "$corpus/dev/$name.tsv"; done
$python -m songngu.training.score "$out" "$@"
$python -m songngu.training.card "$out"
