"""各步共用的工具（已给出）：训练、存盘、语言、笔记本
What the steps share (given; nothing to do here): training, saving, languages, the notebooks' tools.

    options     a program's options, and how it speaks of them       session     a training run from start to report
    checkpoint  saving, and going on where it stopped                progress    the lines of progress, log.csv
    report      losses, comparison, picture                          interrupts  what Ctrl-C does
    gpt         a GPT of torch's layers, its weights in files        artefacts   what the course ships: tokenizer, weights
    language    Chinese, English or both                             stories     the course's little stories
    todos       which TODOs are open, where one failed               lesson      the notebooks' tools
"""
