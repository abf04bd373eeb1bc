# kind: wrong
# misconception: perplexity_instead_of_loss
# zh-CN: 你返回的是困惑度（损失的指数）。困惑度适合给人看；用来训练的是损失本身。
# en: You returned the perplexity, the exponential of the loss. Perplexity is good for people to read; what is trained on is the loss itself.

def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    log_probs = logits.log_softmax(-1).gather(-1, labels.unsqueeze(-1))
    perplexity = (-log_probs.mean()).exp()
    return logits, perplexity
