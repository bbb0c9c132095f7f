"""What recipes on readers' comments reach on coded ones, beside a plain logistic regression.

As a script it prints both: ``python -m tests.accuracy.audience ../shared/data``.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from framing.audience import Incivility, Pairs, Stance
from framing.audience.stance import macro_f1
from framing.learning.scoring import auc

VAST = "comments/vast_comments.parquet"
GWSD = "attribution/gwsd.parquet"
UCC = "comments/ucc_comments_val.parquet"
ATTRIBUTES = (
    "antagonize", "condescending", "dismissive", "generalisation", "healthy", "hostile",
    "sarcastic",
)  # fmt: skip
CLAIM = "Climate change is a serious concern."


def vast_pairs(path, *, every=1):
    """Comments with their topics; whole articles are held out, and topics with them.

    ``topic_str`` is read, not ``new_topic``: where a comment was dealt a topic of another article
    and so is neutral, the second still holds its own.
    """
    table = pd.read_parquet(path)
    article = table[table["type_idx"] < 4].groupby("post")["ori_topic"].first()
    groups = table["post"].map(article)
    named = sorted(groups.unique())[::every]
    table, groups = table[groups.isin(named)], groups[groups.isin(named)]
    topics = table["topic_str"].str.replace(r"[`']+\s*", "", regex=True).str.strip().str.lower()
    labels = table["label"].map({0: -1, 1: 1, 2: 0}).to_numpy()
    pairs = list(zip(table["post"], topics, strict=True))
    return Pairs.of(pairs, labels=labels, groups=groups)


def gwsd_pairs(path):
    """Each sentence once, with the votes of all who judged it; all are on one claim."""
    table = pd.read_parquet(path)
    judged = table[[f"worker_{number}" for number in range(8)]]
    votes = pd.DataFrame(
        {name: (judged == name).sum(axis=1) for name in ("disagrees", "neutral", "agrees")}
    )
    votes = votes.groupby(table["sentence"]).sum()
    pairs = [(text, CLAIM) for text in votes.index]
    return Pairs.of(pairs, labels=votes.to_numpy(), groups=votes.index)


def ucc_coded(path, *, every=1):
    """Comments, and the share of the coders' confidence that says yes."""
    table = pd.read_parquet(path).iloc[::every]
    shares = {}
    for name in ATTRIBUTES:
        sure = table[f"{name}:confidence"].to_numpy()
        shares[name] = np.where(table[name] == 1, sure, 1 - sure)
    return table["comment"].tolist(), pd.DataFrame(shares), (table[list(ATTRIBUTES)] == 1)


def plain_stance(pairs, fold, *, disjoint):
    """TF-IDF words of comment and target, logistic regression, on the same folds."""
    comments = TfidfVectorizer().fit_transform(pairs.comments)
    features = sparse.hstack([comments, TfidfVectorizer().fit_transform(pairs.targets)]).tocsr()
    targets = np.array(pairs.targets)
    said = np.zeros(len(pairs), dtype=int)
    for number in range(5):
        held = fold == number
        barred = held | (np.isin(targets, targets[held]) if disjoint else False)
        fit = LogisticRegression(max_iter=500).fit(features[~barred], pairs.labels[~barred])
        said[held] = fit.predict(features[held])
    return {"macro_f1": macro_f1(said, pairs.labels), "accuracy": (said == pairs.labels).mean()}


def plain_incivility(texts, labels, fold):
    """TF-IDF words, a logistic regression an attribute, on the same folds; the mean AUC."""
    features = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True).fit_transform(texts)
    found = []
    for name in labels:
        own, score = labels[name].to_numpy(), np.zeros(len(texts))
        for number in range(5):
            held = fold == number
            fit = LogisticRegression(max_iter=300).fit(features[~held], own[~held])
            score[held] = fit.predict_proba(features[held])[:, 1]
        found.append(auc(score, own))
    return {"mean_auc": float(np.mean(found))}


def stance_of(recipe):
    """A fitted recipe's figures on held-out pairs."""
    held = recipe.held_out_
    said, labels = held["said"].to_numpy(), held["label"].to_numpy()
    return {"macro_f1": macro_f1(said, labels), "accuracy": float((said == labels).mean())}


def incivility_of(recipe, labels):
    """A fitted recipe's mean AUC on held-out comments, against the coders' decision."""
    held = recipe.held_out_
    own = [auc(held[name].to_numpy(), labels[name].to_numpy()) for name in ATTRIBUTES]
    return {"mean_auc": float(np.mean(own))}


def main(data):
    """Print what is reached, and what the plain model reaches."""
    pairs = vast_pairs(data / VAST)
    recipe = Stance().fit(pairs)
    fold = recipe.held_out_["fold"].to_numpy()
    print("VAST", stance_of(recipe), "plain", plain_stance(pairs, fold, disjoint=True))
    pairs = gwsd_pairs(data / GWSD)
    recipe = Stance(folds="random", targets="shared", balanced=False).fit(pairs)
    fold = recipe.held_out_["fold"].to_numpy()
    print("GWSD", stance_of(recipe), "plain", plain_stance(pairs, fold, disjoint=False))
    texts, shares, labels = ucc_coded(data / UCC)
    recipe = Incivility(folds="random").fit(texts, shares)
    fold = recipe.held_out_["fold"].to_numpy()
    print("UCC", incivility_of(recipe, labels), "plain", plain_incivility(texts, labels, fold))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
