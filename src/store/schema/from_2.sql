-- From version 2 to 3. Nobody has said yet when anybody's licence ends.

alter table learner add column licence_ends text;
