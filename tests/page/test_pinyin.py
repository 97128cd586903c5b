"""The table of characters says what pypinyin says of each of them."""

from listgraph.page.pinyin import readings


def test_characters_are_read_as_pypinyin_reads_them() -> None:
    some = [chr(code) for code in range(0x2E80, 0x30000, 11)] + list("绿女欸誒嗯〇𠀀")
    assert {character: readings(character) for character in some} == {
        character: by_pypinyin(character) for character in some
    }


def by_pypinyin(character: str) -> list[str]:
    from pypinyin import Style, pinyin

    (found,) = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore") or ([],)
    return sorted({reading for reading in found if reading.isascii() and reading.isalpha()})
