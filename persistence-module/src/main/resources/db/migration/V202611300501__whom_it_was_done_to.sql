-- A transfer tells to whom, a move to where: until now only the history of the conversation did.
ALTER TABLE audit_record
    ADD COLUMN subject_id BIGINT NULL COMMENT 'the agent or department that it was done to with the object; a label for labels' AFTER object_id;
