"""The words that all rooms share: course, text, questions and answers, submission, verdict, corpus, errors."""
