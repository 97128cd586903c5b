"""What the help of each command ends with: how it is used."""

from listgraph.checks.kinds import KINDS

EXAMPLES = {
    "listgraph": """\
examples:
  listgraph build lists/ -o out/            the graph of every list in the folder
  listgraph check lists/                    what is wrong with them
  listgraph query out/ most-covered         a named query
  listgraph why out/ RoBERTa XLNet          every reason for what the graph says of the two
""",
    "build": """\
examples:
  listgraph build lists/ -o out/
  listgraph build README.md notes.md -o out/ --format html,ttl
  listgraph build lists/ -o out/ --format gexf   a file for Gephi, beside what is there
  listgraph build lists/ -o out/ --base https://example.org/id/
  listgraph build lists/ -o out/ --since out/   the page marks what is new since the build that stood there
  listgraph build lists/ -o out/ --watch    and again whenever a list changes, until Ctrl-C

A listgraph.toml beside the lists can add models, organisations, publishers and names to ignore; its table
[build] holds what is always wanted.
""",
    "check": """\
examples:
  listgraph check lists/                    what is wrong with the lists, line by line
  listgraph check README.md --json
  listgraph check . --ignore tracking,duplicate
  listgraph check . --diff                  what --fix would put right; --fix does it
  listgraph check . --write-baseline known.json    from now on, tell only what is new:
  listgraph check . --baseline known.json
  listgraph check . --sarif > lists.sarif   for a code host, which shows it beside the lines

It ends with 1 where it tells an error or a warning (with --diff: where something would change), with 0
where there are only notes or nothing. A table [check] in a listgraph.toml holds what is always wanted.
A line with the comment <!-- listgraph-ignore --> is left alone; <!-- listgraph-ignore: duplicate --> says
of what.

kinds of problem (* of these --fix puts right what is safe to):
"""
    + "".join(
        f"  {kind.level:8} {'*' if kind.mends else ' '} {kind.code:20} {kind.title}\n"
        for kind in KINDS.values()
    ),
    "query": """\
examples:
  listgraph query out/ --list
  listgraph query out/ most-covered
  listgraph query out/ articles-of-model model=BERT --format csv
  listgraph query out/ my.rq --format json
  listgraph query out/ 'SELECT ?m WHERE { ?m a lg:Model } LIMIT 5'
""",
    "init": """\
examples:
  listgraph init                            listgraph.toml in this folder, all of it explained
  listgraph init lists/                     and the names that recur in these lists, to choose from
""",
    "completion": """\
examples:
  eval "$(listgraph completion bash)"       in ~/.bashrc
  eval "$(listgraph completion zsh)"        in ~/.zshrc, after compinit
  listgraph completion fish > ~/.config/fish/completions/listgraph.fish
""",
    "why": """\
examples:
  listgraph why out/ BERT                   what is known of a model, and where it is said
  listgraph why out/ RoBERTa XLNet          what joins two models
  listgraph why out/ https://example.org/a  what is known of an article (or part of its title)
""",
    "serve": """\
examples:
  listgraph serve out/                      the graph, a query page and a SPARQL endpoint on this machine
  listgraph serve out/ --port 0             on any free port
  listgraph serve out/ --cors               pages of other sites may query it as well

Nothing can be changed through it, and it asks nothing of any other server.
""",
    "diff": """\
examples:
  listgraph diff old/ out/                  two exports: what came, went and changed, by name
  listgraph diff out/ lists/                the graph as it is, and as the lists would give it now
  listgraph diff old.md README.md --json
  listgraph diff old/ out/ --patch > changes.rdfp

It ends with 1 where they differ. Where in a file something stands is no difference, but the patch
makes the one facts graph exactly the other, the lines of headings too.
""",
}
