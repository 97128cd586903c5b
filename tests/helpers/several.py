"""Several lists that speak of one another: every step from claims to a graph has something to do."""

LISTS = {
    "README.md": "# Lists\n\n* [models](models.md) and [[tools]]\n* [gone](gone.md)\n",
    "models.md": (
        "# Models\n\n## BERT\n"
        "* [RoBERTa beats BERT and XLNet on GLUE](https://example.org/a)\n"
        "* [BERT vs GPT-2, a long comparison](https://example.org/b) `nlp`\n"
        "* [GPT-2: 1.5B release](https://openai.com/index/gpt-2-1-5b-release/)\n"
        "* [BERT explained from the ground up](https://example.org/c) `nlp` `once`\n"
    ),
    "chinese.md": (
        "# 模型\n\n* [RoBERTa 吊打 BERT](https://example.org/a)\n* [图解 BERT 的前世今生](https://mp.weixin.qq.com/s/x)\n"
        "* [BERT explained from the ground up](https://example.com/elsewhere)\n"
    ),
    "tools.md": (
        "# Tools\n\n## Databases\n### Graph databases\n"
        "* [Alpha](https://example.org/alpha) - Alternative to Omega.\n"
        "* [Omega](https://example.org/omega) - A fork of Alpha, compatible with Nothing.\n"
    ),
    "circle.md": "# Graph databases\n\n## Databases\n* [Beta](https://example.org/beta) - A store.\n",
}
