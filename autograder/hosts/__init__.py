"""Systems that start a container for each submission (Gradescope, PrairieLearn, any other): one folder in, one result out."""
