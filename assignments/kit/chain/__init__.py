"""从文字到会说话的模型：六步连成一串（已给出）
From raw text to a model that one can talk to: the six steps as one chain (given; nothing to do here).

    stages.py    哪几个阶段，各要什么 / which stages there are, and what each needs
    choose.py    用谁的代码：你的，还是课程的 / whose code: yours, where it passes the public checks, else the course's
    work.py      一个阶段的活，在自己的进程里 / a stage's work, in a process of its own
    run.py       一个接一个，进度条，Ctrl-C / one after the other, bars, Ctrl-C
    look.py, page.py   最后的那一页 / the page in the end
    talk.py      和它说话 / talking with it

``chain.py`` beside the steps' folders is the door.
"""
