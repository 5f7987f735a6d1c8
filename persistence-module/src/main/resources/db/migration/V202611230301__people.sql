-- People and the record of their deeds: e-mail, invitations of people, and an audit that says from where, with what
-- outcome, and what was there before and after.

ALTER TABLE agent
    ADD COLUMN email   VARCHAR(254) NULL COMMENT 'where links are sent to; null: they are handed over',
    ADD COLUMN invited BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'has not chosen a password yet',
    ADD KEY agent_name (name, id),
    ADD KEY agent_administrators (administrator, disabled, invited);

ALTER TABLE invitation
    MODIFY COLUMN purpose VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'FIRST_ADMINISTRATOR, INVITE, RESET',
    ADD COLUMN agent_id BIGINT NULL COMMENT 'whose password it sets; null for the first administrator',
    ADD KEY invitation_agent (agent_id),
    ADD CONSTRAINT invitation_agent_fk FOREIGN KEY (agent_id) REFERENCES agent (id);

ALTER TABLE audit_record
    ADD COLUMN outcome VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'DONE' COMMENT 'DONE, REFUSED, FAILED',
    ADD COLUMN was     TEXT NULL COMMENT 'name=value lines: before the deed',
    ADD COLUMN became  TEXT NULL COMMENT 'name=value lines: after it',
    MODIFY COLUMN address VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'where the call came from',
    DROP KEY audit_record_at,
    DROP KEY audit_record_object,
    ADD KEY audit_record_at (at, id),
    ADD KEY audit_record_actor (actor_id, at, id),
    ADD KEY audit_record_action (action, at, id),
    ADD KEY audit_record_object (object_type, object_id, at, id),
    ADD KEY audit_record_department (department_id, at, id),
    ADD KEY audit_record_outcome (outcome, at, id);
