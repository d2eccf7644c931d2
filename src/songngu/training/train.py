"""Trains a MarianMT model from packed pairs; can be stopped at any time and resumed."""

import argparse
import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

IGNORED = -100


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that shapes a training run; saved beside the weights."""

    vocabulary: int = 8000
    width: int = 256
    feed_forward: int = 1024
    encoder_layers: int = 6
    decoder_layers: int = 2
    heads: int = 8
    dropout: float = 0.0
    label_smoothing: float = 0.1
    guide: float = 0.3  # weight of the guided-alignment loss
    optimizer: str = "muon"
    batch_tokens: int = 2500
    rate: float = 1e-3  # peak rate of Adam
    matrix_rate: float = 0.01  # peak rate of Muon, for the matrices
    warmup: int = 500
    seconds: float = 600.0  # the rate falls linearly to a twentieth over this time
    seed: int = 1


def build_model(recipe: Recipe) -> Any:
    """A MarianMT model with embeddings of standard deviation width^-1/2 and Xavier matrices.

    transformers' own 0.02 is too small to train from scratch.
    """
    from transformers import MarianConfig, MarianMTModel

    config = MarianConfig(
        vocab_size=recipe.vocabulary, d_model=recipe.width, encoder_layers=recipe.encoder_layers,
        decoder_layers=recipe.decoder_layers, encoder_ffn_dim=recipe.feed_forward,
        decoder_ffn_dim=recipe.feed_forward, encoder_attention_heads=recipe.heads,
        decoder_attention_heads=recipe.heads, dropout=recipe.dropout, attention_dropout=0.0,
        activation_dropout=0.0, activation_function="swish", scale_embedding=True, share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True, max_position_embeddings=512, pad_token_id=recipe.vocabulary - 1,
        eos_token_id=0, bos_token_id=0, decoder_start_token_id=recipe.vocabulary - 1, forced_eos_token_id=0,
        attn_implementation="eager",
    )
    model = MarianMTModel(config)
    for name, parameter in model.named_parameters():
        if "embed_positions" in name:
            continue
        if "shared" in name or "embed_tokens" in name:
            nn.init.normal_(parameter, std=recipe.width**-0.5)
        elif parameter.dim() == 2:
            nn.init.xavier_uniform_(parameter)
    return model


class Batches:
    """Endless batches of pairs of like length, at most `batch_tokens` padded tokens on either side."""

    def __init__(self, packed: Path, links: Path, recipe: Recipe) -> None:
        data = np.load(packed)
        self.ids = {side: data[side].astype(np.int64) for side in ("source", "target")}
        self.offsets = {side: data[side + "_offsets"] for side in ("source", "target")}
        self.links = np.load(links)["links"].astype(np.int64)
        self.weight = data["weight"]
        self.recipe = recipe
        self.random = np.random.default_rng(recipe.seed)

    def epoch(self) -> list[np.ndarray]:
        """Draw each pair as often as its weight says and cut the shuffled draw into batches."""
        copies = np.floor(self.weight + self.random.random(len(self.weight))).astype(int)
        drawn = np.repeat(np.arange(len(copies)), copies)
        length = np.maximum(np.diff(self.offsets["source"])[drawn], np.diff(self.offsets["target"])[drawn]) + 1
        order = np.argsort(length + self.random.random(len(drawn)) * 2, kind="stable")
        batches, start = [], 0
        while start < len(order):
            stop = start + 1
            while stop < len(order) and (stop + 1 - start) * (length[order[stop]] + 2) <= self.recipe.batch_tokens:
                stop += 1
            batches.append(drawn[order[start:stop]])
            start = stop
        self.random.shuffle(batches)  # type: ignore[arg-type]
        return batches

    def tensors(self, rows: np.ndarray) -> dict[str, torch.Tensor]:
        """Pad the pairs of a batch: ids, mask, decoder input, labels and guiding links."""
        pad = self.recipe.vocabulary - 1
        sides = {}
        for side in ("source", "target"):
            o = self.offsets[side]
            rows_ids = [np.append(self.ids[side][o[r] : o[r + 1]], 0) for r in rows]
            sides[side] = np.full((len(rows), max(map(len, rows_ids))), pad)
            for i, row in enumerate(rows_ids):
                sides[side][i, : len(row)] = row
        o = self.offsets["target"]
        links = np.full_like(sides["target"], -1)
        for i, r in enumerate(rows):
            links[i, : o[r + 1] - o[r]] = self.links[o[r] : o[r + 1]]
        labels = sides["target"]
        decoder = np.concatenate([np.full((len(rows), 1), pad), labels[:, :-1]], axis=1)
        return {
            "input_ids": torch.from_numpy(sides["source"]),
            "attention_mask": torch.from_numpy((sides["source"] != pad).astype(np.int64)),
            "decoder_input_ids": torch.from_numpy(decoder),
            "labels": torch.from_numpy(np.where(labels == pad, IGNORED, labels)),
            "links": torch.from_numpy(links),
        }


def loss_of(model: Any, batch: dict[str, torch.Tensor], recipe: Recipe) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the loss to follow downhill and the plain cross-entropy to report, both in nats per token."""
    out = model.model(
        input_ids=batch["input_ids"], attention_mask=batch["attention_mask"],
        decoder_input_ids=batch["decoder_input_ids"], use_cache=False, output_attentions=recipe.guide > 0,
    )
    keep = batch["labels"] != IGNORED
    hidden = out.last_hidden_state[keep]  # the padding never reaches the vocabulary softmax
    logits = F.linear(hidden, model.lm_head.weight) + model.final_logits_bias[0]
    logits = logits.float()
    log_z = torch.logsumexp(logits, dim=-1)
    entropy = (log_z - logits.gather(1, batch["labels"][keep][:, None])[:, 0]).mean()
    smooth = (log_z - logits.mean(-1)).mean()
    loss = (1 - recipe.label_smoothing) * entropy + recipe.label_smoothing * smooth
    if recipe.guide > 0:
        linked = batch["links"] >= 0
        attention = out.cross_attentions[-1][:, 0][linked].float()
        chosen = attention.gather(1, batch["links"][linked][:, None])
        loss = loss - recipe.guide * torch.log(chosen + 1e-6).mean()
    return loss, entropy.detach()


def optimizers_of(model: Any, recipe: Recipe) -> list[torch.optim.Optimizer]:
    """Adam for all, or Muon for the matrices (Jordan et al. 2024) and Adam for the rest."""
    named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    matrices = [p for n, p in named if p.dim() == 2 and "layers" in n and recipe.optimizer == "muon"]
    chosen = {id(p) for p in matrices}
    rest = [p for _, p in named if id(p) not in chosen]
    optimizers: list[torch.optim.Optimizer] = [
        torch.optim.AdamW(rest, lr=recipe.rate, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.0, fused=True)
    ]
    if matrices:
        optimizers.append(
            torch.optim.Muon(matrices, lr=recipe.matrix_rate, weight_decay=0.0, adjust_lr_fn="match_rms_adamw")
        )
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["peak"] = group["lr"]
    return optimizers


def main() -> None:
    """Command line: `python -m songngu.training.train PACKED LINKS OUT --seconds 600 --optimizer muon`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packed", type=Path)
    parser.add_argument("links", type=Path)
    parser.add_argument("out", type=Path)
    for name, value in asdict(Recipe()).items():
        parser.add_argument("--" + name.replace("_", "-"), type=type(value), default=value)
    args = vars(parser.parse_args())
    packed, links, out = args.pop("packed"), args.pop("links"), args.pop("out")
    recipe = Recipe(**args)
    out.mkdir(parents=True, exist_ok=True)
    (out / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1))
    torch.manual_seed(recipe.seed)
    model = build_model(recipe)
    model.train()
    optimizers = optimizers_of(model, recipe)
    batches = Batches(packed, links, recipe)
    step, spent, seen = 0, 0.0, 0
    state = out / "state.pt"
    if state.exists():
        saved = torch.load(state, weights_only=True)
        model.load_state_dict(saved["model"])
        for optimizer, old in zip(optimizers, saved["optimizers"], strict=True):
            optimizer.load_state_dict(old)
            for group, param in zip(optimizer.param_groups, optimizer.param_groups, strict=True):
                group["peak"] = recipe.matrix_rate if isinstance(optimizer, torch.optim.Muon) else recipe.rate
        step, spent, seen = saved["step"], saved["spent"], saved["seen"]
        batches.random = np.random.default_rng(recipe.seed + step)
    print(json.dumps({"parameters": sum(p.numel() for p in model.parameters()), "step": step}), flush=True)
    log = {"loss": 0.0, "n": 0, "tokens": 0, "since": time.monotonic()}
    saved_at = spent
    while spent < recipe.seconds:
        for rows in batches.epoch():
            begun = time.monotonic()
            scale = min((step + 1) / recipe.warmup, 1.0) * max(0.05, 1 - spent / recipe.seconds)
            batch = batches.tensors(rows)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss, entropy = loss_of(model, batch, recipe)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            for optimizer in optimizers:
                for group in optimizer.param_groups:
                    group["lr"] = group["peak"] * scale
                optimizer.step()
                optimizer.zero_grad()
            step += 1
            tokens = int((batch["labels"] != IGNORED).sum())
            seen += tokens
            spent += time.monotonic() - begun
            log["loss"] += float(entropy)
            log["n"] += 1
            log["tokens"] += tokens
            if step % 50 == 0:
                now = time.monotonic()
                print(f"step {step} spent {spent:.0f}s seen {seen / 1e6:.2f}M entropy {log['loss'] / log['n']:.3f} "
                      f"{log['tokens'] / (now - log['since']):.0f} tokens/s", flush=True)
                log = {"loss": 0.0, "n": 0, "tokens": 0, "since": now}
            if spent - saved_at > 300 or spent >= recipe.seconds:
                saved_at = spent
                torch.save({"model": model.state_dict(), "optimizers": [o.state_dict() for o in optimizers],
                            "step": step, "spent": spent, "seen": seen}, state.with_suffix(".tmp"))
                state.with_suffix(".tmp").replace(state)
            if spent >= recipe.seconds:
                break


if __name__ == "__main__":
    main()
