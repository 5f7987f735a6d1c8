-- Everything that people do with conversations: taking a deed back, notes, the company's own name for a contact.

-- What whoever returned, transferred, moved, completed or reopened may take back, and how it stood before. Empty as soon
-- as somebody else has acted; of no use after undo_until.
ALTER TABLE conversation
    ADD COLUMN undo_action           VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the timeline action that can be taken back',
    ADD COLUMN undo_agent_id         BIGINT      NULL COMMENT 'who did it',
    ADD COLUMN undo_seq              BIGINT      NULL,
    ADD COLUMN undo_until            DATETIME(3) NULL COMMENT 'not later than',
    ADD COLUMN undo_status           VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN undo_department_id    BIGINT      NULL,
    ADD COLUMN undo_assignee_id      BIGINT      NULL,
    ADD COLUMN undo_last_assignee_id BIGINT      NULL,
    ADD COLUMN undo_completed_at     DATETIME(3) NULL,
    ADD COLUMN undo_waiting_since    DATETIME(3) NULL,
    ADD COLUMN undo_inbound_baseline BIGINT      NULL,
    ADD COLUMN undo_renewed_seq      BIGINT      NULL,
    ADD COLUMN undo_read_seq         BIGINT      NULL COMMENT 'how far who did it had read; null: no mark',
    ADD COLUMN undo_read_inbound     BIGINT      NULL;

-- A note is a message that never leaves.
ALTER TABLE message
    MODIFY COLUMN direction VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'IN, OUT, INTERNAL',
    MODIFY COLUMN status VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'RECEIVED; QUEUED, SENDING, SENT, DELIVERED, READ, FAILED, IN_DOUBT, DISMISSED; NOTED';

ALTER TABLE contact
    MODIFY COLUMN name VARCHAR(255) NOT NULL DEFAULT '' COMMENT 'as shown: the company''s own name, else the profile name; may be empty',
    ADD COLUMN profile_name VARCHAR(255) NOT NULL DEFAULT '' COMMENT 'as the customer calls himself; may be empty',
    ADD COLUMN named_by_us  BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'name is the company''s own: a profile name does not override it';

UPDATE contact SET profile_name = name;
