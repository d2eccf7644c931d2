#!/bin/sh
# The whole recipe of the shipped model: `sh models/vi-en-small/train.sh CORPUS WORK OUT`, from the root of the project.
# CORPUS holds train/*.tsv.xz and dev/*.tsv. It may be stopped at any time; started again it goes on where it was.
# Each variable can be set from outside; the tests run the same path in a minute with train-tiny.sh.
set -eu
corpus=$1 work=$2 out=$3
python=${PYTHON:-.venv/bin/python}
pieces=${PIECES:-8000}
weights=${WEIGHTS:-press=3,news=1.5,general=0.6,technical=0.1}
augment=${AUGMENT:-press=1,news=1} # a copy with other names, other figures or noise, where a pair has any; weight 1
finetune_weights=${FINETUNE_WEIGHTS:-press=4,news=2,press-augmented=1,news-augmented=1,general=0.15}
least=${LEAST:-0.3}
tests=${TESTS:-press-dev news-dev flores200-dev}
mkdir -p "$work"

# tcmalloc makes training on a CPU about twice as fast (Debian: libtcmalloc-minimal4).
tcmalloc=/usr/lib/x86_64-linux-gnu/libtcmalloc_minimal.so.4
[ -e "$tcmalloc" ] && export LD_PRELOAD=$tcmalloc

# What is half written when a step is stopped keeps another name.
half=$work/unfinished.npz half_links=$work/unfinished-links.npz
select_pairs() { # OUT OUT_LINKS [more options]
    packed=$1 links=$2
    shift 2
    $python -m songngu.training.evidence "$work/all.npz" "$work/all-links.npz" "$half" "$half_links" --least "$least" "$@"
    mv "$half" "$packed"
    mv "$half_links" "$links"
}

[ -e "$work/spm.model" ] || $python -m songngu.training.vocabulary "$corpus/train" "$work/spm.model" --size "$pieces"
[ -e "$work/all.npz" ] || {
    $python -m songngu.training.corpus "$corpus/train" "$work/spm.model" "$half" --weights "$weights" \
        --augment "$augment" --development "$corpus"/dev/*.tsv
    mv "$half" "$work/all.npz"
}
[ -e "$work/all-links.npz" ] || {
    $python -m songngu.training.align "$work/all.npz" "$half_links" --size "$pieces"
    mv "$half_links" "$work/all-links.npz"
}
[ -e "$work/links.npz" ] || select_pairs "$work/packed.npz" "$work/links.npz"
[ -e "$work/finetune-links.npz" ] ||
    select_pairs "$work/finetune.npz" "$work/finetune-links.npz" --weights "$finetune_weights"

$python -m songngu.training.train "$work/packed.npz" "$work/links.npz" "$work/run" --vocabulary "$pieces" \
    ${TRAIN:---seconds 29800}
$python -m songngu.training.train "$work/finetune.npz" "$work/finetune-links.npz" "$work/finetune" \
    --start "$work/run/state.pt" --vocabulary "$pieces" \
    ${FINETUNE:---seconds 600 --rate 2e-4 --warmup 50 --save-every 75}

rm -rf "$out/ct2"
$python -m songngu.training.export "$work/finetune" "$work/spm.model" "$out" --data "$corpus"/train/*.tsv.xz \
    --checkpoints "$work"/finetune/kept-*.pt --after "$work/run"
$python -m songngu models convert "$out" "$out/ct2"
set --
for name in $tests; do set -- "$@" "$corpus/dev/$name.tsv"; done
$python -m songngu.training.score "$out" "$@"
$python -m songngu.training.card "$out"
