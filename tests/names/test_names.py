"""Names in texts: those of the lexicon however they are written, and new ones by their form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listgraph.cues import cues
from listgraph.lexicon import builtin, extend
from listgraph.lexicon.matcher import matcher
from listgraph.names.naming import names, whole_name
from listgraph.text.writing import letters, squeeze


def models(text: str) -> list[str]:
    return [name.label for name in names(text, builtin()) if name.kind == "Model"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GPT2, GPT-2, gpt 2 and gpt_2", ["GPT-2"] * 4),
        ("谷歌BERT模型很强", ["BERT"]),
        ("GPT-3.5 is not GPT-3", ["GPT-3.5", "GPT-3"]),
        ("PointNet++ is not PointNet", ["PointNet++", "PointNet"]),
        ("PointNet+: no lexicon has it", ["PointNet+"]),
        ("BERT++ 来了", ["BERT++"]),
        ("HeronFormer++, HeronFormer", ["HeronFormer++", "HeronFormer"]),
        ("BERT+CRF, GPT-4+", ["BERT", "GPT-4"]),
        ("DistilBERT is not BERT", ["DistilBERT", "BERT"]),
        ("「大鸟」来了", ["Big Bird"]),
        ("一只大鸟", []),
        ("Switch Transformer", ["Switch Transformer"]),
        ("LLaMA-7B, Llama 2 70B", ["LLaMA", "Llama 2"]),
        ("RNNs and CNNs", ["RNN", "CNN"]),
        ("ResNet-50", ["ResNet"]),
        ("ResNeXt101, DenseNet121 and EfficientNet-B7", ["ResNeXt", "DenseNet", "EfficientNet"]),
        ("SE-ResNeXt101_32x4d, resnext50_32x4d", ["SE-ResNeXt", "ResNeXt"]),
        ("claude-3-5-sonnet-20240620, llama-3-1-8b", ["Claude 3.5 Sonnet", "Llama 3.1"]),
        ("llama-3-8b, gpt-4-0314, llama-2-7b", ["Llama 3", "GPT-4", "Llama 2"]),
        ("QwQ-32B-bnb-4bit", ["QwQ"]),
        ("LayoutLM 2.0", ["LayoutLMv2"]),
        ("Siegfried K. Roe, Robbert R. Doe, Bert de Vries", []),
        ("GLM-4/4.5/4.6", ["GLM-4", "GLM-4.5", "GLM-4.6"]),
        ("exhibiting the behaviours of multimodal GPT-4", ["GPT-4"]),
        ("a clip, a mass, an opt-out", []),
        ("CLIP: a vision model", ["CLIP"]),
        ("Claude Monet painted", []),
        ("the language model Claude", ["Claude"]),
        ("MiniBERT and GPTish", ["MiniBERT"]),
        ("Alpaca-LoRA", ["Alpaca-LoRA"]),
        ("DeepSeek VL/VL2", ["DeepSeek-VL", "DeepSeek-VL2"]),
        # whose repository it is, and several with slashes between
        ("meta-llama/Llama-3.1-8B, a-gemma/b", ["Llama 3.1"]),
        ("bert/bert-base, GPT-2/BERT/BERT", ["BERT", "GPT-2", "BERT", "BERT"]),
        ("gemma/b, (gemma/b, a_gemma/b, a-gemma, b", ["Gemma", "Gemma", "Gemma", "Gemma"]),
        ("Llama 2/3", ["Llama 2", "Llama 3"]),
        ("Qwen9.5 and GLM-99", ["Qwen9.5", "GLM-99"]),
        ("https://github.com/deepseek-ai/DeepSeek-V3", ["DeepSeek-V3"]),
        ("https://github.com/openai/whatever", []),
        ("OpenGPT-2: we did it again", ["OpenGPT-2"]),
        ("Tern: Pre-training a language model on birds", []),
        ("TeRN: Pre-training a language model on birds", ["TeRN"]),
        ("TeRN: a benchmark for language models", []),
        ("NLP模型, AI模型 and LLM模型", []),
        ("AviBERT模型", ["AviBERT"]),
        ("Claude 3.5 Sonnet and Claude Sonnet 3.5 talk", ["Claude 3.5 Sonnet"] * 2),
        ("Conformer-9, DINO-Next, ResNet-9", ["Conformer-9", "DINO-Next", "ResNet"]),
        ("u-WavLM, V-WavLM, S-ViT", ["u-WavLM", "V-WavLM", "S-ViT"]),
        ("Llama 1-7|13|33|65B, Codestral-7|22B", ["LLaMA", "Codestral"]),
        ("Grok-1-314B-MoE and Moonlight-A3B", ["Grok-1", "Moonlight"]),
        ("facebook/opt-30b", ["OPT"]),
        ("someone/opt", []),
        ("ask r/LocalLLaMA, /r/StableDiffusion or @BERTfan", []),
        ("Gemma 99 and MetNet-99", ["Gemma 99", "MetNet-99"]),
        ("A Tensorized Transformer for text", ["Tensorized Transformer"]),
        ("arXiv:1812.03593, TeRN: A deep network for birds", ["TeRN"]),
        ("Maya Gans wrote it", []),
        ("DCGANs and GANs", ["DCGAN", "GAN"]),
        ("bert.py and llama.ipynb", []),
        ("CVPR2019模型压缩论文", []),
        ("CS25: Transformers for all", ["Transformer"]),
        ("TeRN: Improving birds with large language models", []),
        ("TeRN: A small, fast language model for birds", ["TeRN"]),
        ("We introduce TeRN, a family of language models.", ["TeRN"]),
        ("We introduce TeRN, a framework that uses language models.", []),
        ("AviGAN is a lightweight library for birds", []),
        ("Node-SVM - for birds", ["SVM"]),
        ("开源 TeRN 客户端", []),
        ("某校开源TeRN，一鸣惊人", ["TeRN"]),
        ("claude-3-5-haiku-20241022, gpt-3-5-turbo, gpt 3 5", ["Claude 3.5 Haiku", "GPT-3.5", "GPT-3"]),
        ("YOLOv8n, YOLOv5x6 and gemma-4-E4B-it", ["YOLOv8", "YOLOv5", "Gemma 4"]),
        ("CLIP/LLaVA/LLaVA1.5, Qwen/Qwen3", ["CLIP", "LLaVA", "LLaVA-1.5", "Qwen3"]),
        ("騰訊混元Image 3.0、通义千问-VL、文心X1", ["HunyuanImage 3.0", "Qwen-VL", "ERNIE X1"]),
        ("GPT-3、3.5、4；GPT-3、4月", ["GPT-3", "GPT-3.5", "GPT-4", "GPT-3"]),
    ],
)
def test_models_are_found(text: str, expected: list[str]) -> None:
    assert models(text) == expected


COMES = [
    "上线",
    "问世",
    "登场",
    "通过备案",
    "获批",
    "公测",
    *(come for come in cues("coming")["come"] if come.isalpha()),
]


@pytest.mark.parametrize("come", COMES)
@pytest.mark.parametrize("manner", ["", "正式", "今日"])
def test_a_model_comes_in_every_way(come: str, manner: str) -> None:
    assert models(f"云岫大模型{manner}{come}") == ["云岫"]
    assert models(f"「墨渊」{manner}{come}：千亿参数模型") == ["墨渊"]


@pytest.mark.parametrize("release", cues("coming")["release"])
def test_a_model_is_brought_out_in_every_way(release: str) -> None:
    assert models(f"某厂{release}端侧大模型 Sildara，可离线翻译") == ["Sildara"]
    assert models(f"某校{release}了TeRN，一鸣惊人") == ["TeRN"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # right before a thing that nobody knows, but no model that is known
        ("DeepSeek DualPipe", "DeepSeek"),
        ("DeepSeek DualPipe, BERT", "DeepSeek"),
        ("DeepSeek RoBERTa", ""),
        # right before another model of its own
        ("Mistral's Mixtral", "Mistral"),
        ("Mistral, Mixtral", ""),
        ("Mistral BERT", ""),
        ("DeepSeek DeepSeek", ""),
        # before what it has brought out, with no size behind it
        ("百川发布 BERT", "Baichuan"),
        ("Mistral-7B 发布 Mixtral", ""),
        ("Mistral 发布", ""),
        # beside a version of it, and not beside its maker's full name
        ("Mistral 与 Mistral Large", "Mistral"),
        ("Mistral 与 Mistral AI", "Mistral AI"),
    ],
)
def test_a_maker_that_is_called_like_its_model_is_told_apart(text: str, expected: str) -> None:
    makers = [name.label for name in names(text, builtin()) if name.kind == "Organization"]
    assert makers == [expected][: bool(expected)]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("BERT", "BERT"),
        ("Roberta", "RoBERTa"),
        ("3.1 MegatronLM", "Megatron-LM"),
        ("🔥 GPT-3 (OpenAI)", "GPT-3"),
        ("Generative Pre-trained Transformer (GPT)", "GPT"),
        ("SimBERT Tiny", "SimBERT"),
        ("Alpaca(LLaMA)", "Alpaca"),
        ("BERT family", ""),
        ("BERT and Transformer", ""),
        ("ChatGPT 应用", ""),
        ("Papers", ""),
    ],
)
def test_a_heading_is_a_bare_name_or_not(heading: str, expected: str) -> None:
    assert whole_name(heading, builtin()) == expected


@given(
    st.deferred(lambda: st.sampled_from(sorted(builtin().models))),
    st.sampled_from(["，", "。", " ", "模型", "(", ""]),
)
def test_every_model_is_found_by_its_own_name(name: str, after: str) -> None:
    text = f"{name}{after}"
    assert name in {match.entry.name for match in matcher(builtin()).find(text)}


@given(st.text(max_size=60))
def test_squeezing_keeps_every_letter(text: str) -> None:
    squeezed, written = squeeze(text), letters(text)
    assert all(was in (char, char.lower()) for was, char in zip(squeezed, written, strict=True))


@given(st.text(alphabet="GPTBERTLaM-23. 5/模型:V（)", max_size=40))
def test_names_lie_in_the_text_in_order(text: str) -> None:
    found = names(text, builtin())
    assert all(0 <= name.start < name.end <= len(text) for name in found)
    assert [name.start for name in found] == sorted(name.start for name in found)


def test_a_configuration_adds_names_for_a_field_of_ones_own() -> None:
    toml = """
    [[model]]
    name = "PostgreSQL"
    aliases = ["Postgres"]
    developer = ["PostgreSQL Global Development Group"]
    year = 1996
    [[ignore]]
    name = "tools"
    aliases = ["pgAdmin"]
    """
    lexicon = extend(builtin(), toml, "listgraph.toml")
    assert [name.label for name in names("postgres and pgAdmin", lexicon)] == ["PostgreSQL"]


def test_versions_of_a_family_of_ones_own_are_things_of_their_own() -> None:
    lexicon = extend(builtin(), '[[model]]\nname = "PostgreSQL"\nfamily = true\n', "listgraph.toml")
    found = names("PostgreSQL 17 is faster than PostgreSQL 16", lexicon)
    assert [name.label for name in found] == ["PostgreSQL 17", "PostgreSQL 16"]
