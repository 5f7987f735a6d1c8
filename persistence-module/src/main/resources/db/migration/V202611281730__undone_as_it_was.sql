-- What is undone is as it was: also with the attendant that talked, and in the group that waited.

ALTER TABLE conversation
    ADD COLUMN undo_attendant_id BIGINT NULL COMMENT 'who talked with the customer; null: nobody' AFTER undo_department_id;

ALTER TABLE call_group_wait
    ADD COLUMN set_aside BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'a person has taken it out of the group, and may take that back until next_at';
