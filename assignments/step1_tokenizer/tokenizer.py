"""字节级 BPE 分词器：用你写的 TODO 3、4a、4b、4c 训练和分词（已给出）
A byte-level BPE tokenizer, trained and applied by your TODOs 3, 4a, 4b and 4c (given; nothing to do here).

    tokenizer = train("the cat in the hat", vocab_size=260)
    ids = tokenizer.encode("the hat")
    assert tokenizer.decode(ids) == "the hat"
    tokenizer.save("tokenizer.json")       # Tokenizer.load("tokenizer.json") 读回来 / reads it again

编号 / Ids:  0–255 是字节 / bytes;  256, 257, … 是合并，按学到的先后 / merges in the order in which they were learned;
最后是特殊 token / then the special tokens.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from todo3_count_pairs import count_pairs
from todo4a_best_pair import best_pair
from todo4b_merge import merge
from todo4c_apply_merges import apply_merges

Pair = tuple[int, int]
Word = tuple[list[int], int]  # 一个词的编号，和它出现的次数 / a word's ids, and how often it occurs

BYTES = 256
# 对话和图片用的标记。它们只作为编号放进去，从不从文字里读出来：谁也不能靠打字来冒充。
# Marks of conversations and pictures. They are put in as ids and never read from text, so nobody can forge one by typing.
SPECIAL_TOKENS = ("<|end|>", "<|user|>", "<|assistant|>", "<|pad|>", "<|image|>")

# 文字先切成词，合并不跨过词的边界：（空格 +）字母、一个数字、下划线、（空格 +）标点、空白。什么也不会丢。
# Text is split into words first, and no merge crosses their borders: letters (with the space before them), one digit,
# underscores, punctuation (with the space before it), white space. Nothing is lost.
SPLIT = re.compile(r" ?[^\W\d_]+|\d|_+| ?[^\w\s]+|\s+")
# 同一个规则，写成 tokenizers 库的正则语法 / The same rule in the regular expressions of the `tokenizers` library,
# whose \w and \s are a little wider and narrower than Python's.
_LETTERS, _SPACES = (
    r"\p{L}\p{Nl}\p{No}",
    r"\t-\r\x1C-\x20\x85\xA0\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}",
)
LIBRARY_SPLIT = rf" ?[{_LETTERS}]+|\p{{Nd}}|_+| ?[^{_LETTERS}\p{{Nd}}_{_SPACES}]+|[{_SPACES}]+"


class TokenizerError(ValueError):
    """一个 TODO 给出了不可能的结果，或者文件不是分词器 / A TODO gave an impossible result, or a file is no tokenizer."""


class Merge(NamedTuple):
    """学到的一次合并 / One merge that was learned: `pair` became `new_id`; it had occurred `times` times."""

    pair: Pair
    new_id: int
    times: int


def split(text: str) -> list[str]:
    """文字切成词，连起来就是原文 / The words of a text; joined, they are the text."""
    return SPLIT.findall(text)


def count_words(text: str) -> list[Word]:
    """文本里不同的词，写成字节，和出现的次数 / The different words as bytes, and how often each occurs."""
    return [(list(word.encode("utf-8")), n) for word, n in Counter(split(text)).items()]


def learn(words: list[Word], merges: int) -> Iterator[Merge]:
    """训练 BPE，学到一次合并就交出一次 / Train BPE: yields each merge as it is learned, at most `merges` of them.

    每次合并之后，只重新数变了的词 / After each merge only the words that changed are counted again.
    没有相邻的对了就停下 / Ends early when no pair is left. Raises TokenizerError.
    """
    words = list(words)
    counts = dict(_pairs(words))
    holders: defaultdict[Pair, set[int]] = defaultdict(set)  # 哪些词里有这一对 / which words hold a pair
    for index, (ids, _) in enumerate(words):
        for pair in _pairs([(ids, 1)]):
            holders[pair].add(index)

    merged: set[Pair] = set()
    for new_id in range(BYTES, BYTES + merges):
        if not counts:
            return
        pair = best_pair(counts)
        if not isinstance(pair, tuple) or pair not in counts:
            raise _wrong(
                "4a", "best_pair", pair, "应是 counts 里的一对", "it should be one of the pairs of counts"
            )
        if pair in merged or not holders[pair]:
            raise _wrong(
                "3 / TODO 4b",
                "count_pairs, merge",
                pair,
                "没有哪个词里有这一对，或者合并之后它还在",
                "no word holds this pair, or it is still there after it was merged",
            )
        merged.add(pair)
        count = counts[pair]
        for index in sorted(holders[pair]):
            ids, n = words[index]
            for old, times in _pairs([(ids, n)]).items():
                counts[old] = counts.get(old, 0) - times
                if counts[old] <= 0:
                    del counts[old]
                holders[old].discard(index)
            words[index] = (_list("4b", "merge", merge(ids, pair, new_id)), n)
            for new, times in _pairs([words[index]]).items():
                counts[new] = counts.get(new, 0) + times
                holders[new].add(index)
        yield Merge(pair, new_id, count)


def _pairs(words: list[Word]) -> dict[Pair, int]:
    """TODO 3 的结果，一定是字典 / What TODO 3 says, surely a dictionary. Raises TokenizerError."""
    counts = count_pairs(words)
    if not isinstance(counts, dict):
        raise _wrong("3", "count_pairs", counts, "应是一个字典", "it should be a dictionary")
    return counts


def _list(todo: str, function: str, ids: Any) -> list[int]:
    """What a TODO returned, surely a list. Raises TokenizerError."""
    if not isinstance(ids, list):
        raise _wrong(todo, function, ids, "应是一个列表", "it should be a list")
    return ids


def _wrong(todo: str, function: str, value: Any, zh: str, en: str) -> TokenizerError:
    return TokenizerError(f"TODO {todo} ({function}): {str(value)[:60]}：{zh} / {en}")


def train(text: str, vocab_size: int) -> Tokenizer:
    """从文本学一个分词器 / Learn a tokenizer from a text: 256 bytes and vocab_size - 256 merges, or all that there are.

    特殊 token 另算 / The special tokens come on top. Raises TokenizerError.
    """
    return Tokenizer(learn(count_words(text), vocab_size - BYTES))


class Tokenizer:
    """学到的合并，用来编码和解码 / The merges that were learned, to encode and decode with."""

    def __init__(self, merges: Iterable[Merge] | Iterable[tuple[Pair, int]] = ()) -> None:
        """merges: 学到的合并，按先后 / what was learned, in that order."""
        self.merges: dict[Pair, int] = {}
        self.bytes_of: dict[int, bytes] = {value: bytes([value]) for value in range(BYTES)}
        for pair, new_id, *_ in merges:
            self.merges[pair] = new_id
            self.bytes_of[new_id] = self.bytes_of[pair[0]] + self.bytes_of[pair[1]]
        self.special = {token: BYTES + len(self.merges) + place for place, token in enumerate(SPECIAL_TOKENS)}
        self.bytes_of |= {number: token.encode() for token, number in self.special.items()}
        self._known: dict[str, list[int]] = {}  # 分过的词不用再分 / words that were encoded before

    def __len__(self) -> int:
        """多少个不同的编号，特殊 token 也算 / The number of different ids, special tokens included."""
        return BYTES + len(self.merges) + len(self.special)

    def encode(self, text: str) -> list[int]:
        """文字的编号 / The ids of a text. 特殊 token 的名字只是普通文字 / The name of a special token is plain text."""
        ids: list[int] = []
        for word in split(text):
            if word not in self._known:
                merged = apply_merges(list(word.encode("utf-8")), self.merges, merge)
                self._known[word] = _list("4c", "apply_merges", merged)
            ids += self._known[word]
        return ids

    def decode(self, ids: Iterable[int]) -> str:
        """编号写成的文字 / The text of ids. 先连成字节，再一起解码：一个汉字的三个字节可能在不同的 token 里
        / Bytes are joined first, then decoded as a whole: the three bytes of 你 may stand in different tokens.
        不成字符的字节写成 � / Bytes that are no character become �. Raises KeyError for an id that doesn't exist.
        """
        return b"".join(self.bytes_of[number] for number in ids).decode("utf-8", errors="replace")

    def pieces(self, ids: Iterable[int]) -> list[str]:
        """每个 token 给人看的样子 / Each token as people can read it: ␣ 空格 / space, ↵ 换行 / line break,
        ⟨e4bd⟩ 不完整的字符的字节 / the bytes of an incomplete character.
        """
        return [readable(self.bytes_of[number]) for number in ids]

    def save(self, path: str | Path) -> None:
        """写成一个 JSON 文件，tokenizers 库也能读 / Write one JSON file, which the `tokenizers` library reads, too:

        tokenizers.Tokenizer.from_file(path).encode(text).ids == self.encode(text)
        """
        vocab = {
            _letters(piece): number
            for number, piece in self.bytes_of.items()
            if number not in self.special.values()
        }
        content = {
            "version": "1.0",
            "truncation": None,
            "padding": None,
            "added_tokens": [],
            "normalizer": None,
            "pre_tokenizer": {
                "type": "Sequence",
                "pretokenizers": [
                    {
                        "type": "Split",
                        "pattern": {"Regex": LIBRARY_SPLIT},
                        "behavior": "Isolated",
                        "invert": False,
                    },
                    {
                        "type": "ByteLevel",
                        "add_prefix_space": False,
                        "trim_offsets": False,
                        "use_regex": False,
                    },
                ],
            },
            "post_processor": None,
            "decoder": {
                "type": "ByteLevel",
                "add_prefix_space": False,
                "trim_offsets": False,
                "use_regex": False,
            },
            "model": {
                "type": "BPE",
                "dropout": None,
                "unk_token": None,
                "continuing_subword_prefix": None,
                "end_of_word_suffix": None,
                "fuse_unk": False,
                "byte_fallback": False,
                "ignore_merges": False,
                "vocab": vocab | self.special,
                "merges": [" ".join(_letters(self.bytes_of[half]) for half in pair) for pair in self.merges],
            },
        }
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: str | Path) -> Tokenizer:
        """读回 save 写的文件 / Read what save wrote. Raises FileNotFoundError, TokenizerError for any other file."""
        try:
            model = json.loads(Path(path).read_text(encoding="utf-8"))["model"]
            vocab, merges = dict(model["vocab"]), [text.split(" ") for text in model["merges"]]
            learned = [((vocab[left], vocab[right]), vocab[left + right]) for left, right in merges]
            loaded = cls(learned)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise TokenizerError(
                f"{path}: 不是这门课的分词器 / is no tokenizer of this course ({error})"
            ) from error
        if {_letters(piece): number for number, piece in loaded.bytes_of.items()} != vocab:
            raise TokenizerError(
                f"{path}: 编号和这门课的约定不同 / its ids are not numbered as in this course"
            )
        return loaded


def readable(piece: bytes) -> str:
    """一个 token 给人看的样子 / A token's bytes as people can read them (see Tokenizer.pieces)."""
    text = piece.decode(
        "utf-8", "surrogateescape"
    )  # 不成字符的字节暂时记作 U+DC80 以上 / stray bytes become U+DC80 on
    text = text.replace(" ", "␣").replace("\n", "↵").replace("\t", "⇥")
    runs = re.split("([\udc80-\udcff]+)", text)
    return "".join(
        run if run.isprintable() else f"⟨{run.encode('utf-8', 'surrogateescape').hex()}⟩" for run in runs
    )


def _letter_of_byte() -> dict[int, str]:
    """tokenizers 库把每个字节写成一个看得见的字母 / The `tokenizers` library writes each byte as one visible letter:
    itself where it is visible, else the next letter from U+0100 on (so the space is Ġ).
    """
    visible = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    hidden = [value for value in range(BYTES) if value not in visible]
    return {value: chr(value) for value in visible} | {
        value: chr(0x100 + n) for n, value in enumerate(hidden)
    }


_LETTER = _letter_of_byte()


def _letters(piece: bytes) -> str:
    return "".join(_LETTER[value] for value in piece)
