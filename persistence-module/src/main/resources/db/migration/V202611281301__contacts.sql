-- Contacts: what the company notes about a customer, whom it has blocked, two that are one person, and forgetting somebody.
ALTER TABLE contact
    ADD language    VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the customer''s, as the company noted it: es, pt-BR',
    ADD consent     VARCHAR(3)   CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'IN, OUT: what the customer told the company about marketing messages; null: nothing',
    ADD consent_at  DATETIME(3)  NULL,
    ADD consent_how VARCHAR(200) NULL COMMENT 'in which way he said so',
    ADD consent_by  BIGINT       NULL COMMENT 'the agent who noted it',
    ADD merged_into BIGINT       NULL COMMENT 'the contact that this one has become a part of: its addresses lead there',
    ADD erased_at   DATETIME(3)  NULL COMMENT 'nothing of the person is left',
    ADD KEY contact_merged (merged_into),
    ADD CONSTRAINT contact_merged_fk FOREIGN KEY (merged_into) REFERENCES contact (id),
    ADD CONSTRAINT contact_consent_fk FOREIGN KEY (consent_by) REFERENCES agent (id);

-- After a merge one contact has several addresses: the window is that of the one that wrote last, and so is the way back.
ALTER TABLE correspondence
    ADD via_contact_id BIGINT NULL COMMENT 'the part of the contact whose address wrote last; null: the contact itself';

-- What a company wants to know of its contacts besides.
CREATE TABLE contact_field (
    id         BIGINT        NOT NULL PRIMARY KEY,
    name       VARCHAR(60)   NOT NULL,
    kind       VARCHAR(10)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'TEXT, NUMBER, DATE, CHOICE',
    choices    VARCHAR(4000) NOT NULL DEFAULT '' COMMENT 'lines; of CHOICE only',
    position   INT           NOT NULL,
    created_at DATETIME(3)   NOT NULL,
    version    INT           NOT NULL DEFAULT 0,
    UNIQUE KEY contact_field_name (name)
);

CREATE TABLE contact_value (
    contact_id BIGINT       NOT NULL,
    field_id   BIGINT       NOT NULL,
    value      VARCHAR(500) NOT NULL COMMENT 'a number with a point, a date as 2026-11-28',
    PRIMARY KEY (contact_id, field_id),
    KEY contact_value_field (field_id),
    CONSTRAINT contact_value_contact_fk FOREIGN KEY (contact_id) REFERENCES contact (id),
    CONSTRAINT contact_value_field_fk FOREIGN KEY (field_id) REFERENCES contact_field (id)
);

-- Said among colleagues about a person, whatever the conversation.
CREATE TABLE contact_note (
    id         BIGINT        NOT NULL PRIMARY KEY,
    contact_id BIGINT        NOT NULL,
    at         DATETIME(3)   NOT NULL,
    author_id  BIGINT        NOT NULL,
    text       VARCHAR(2000) NOT NULL,
    KEY contact_note_contact (contact_id, id),
    CONSTRAINT contact_note_contact_fk FOREIGN KEY (contact_id) REFERENCES contact (id),
    CONSTRAINT contact_note_author_fk FOREIGN KEY (author_id) REFERENCES agent (id)
);

-- Whom WhatsApp lets through no more, number by number, and what it said when it was asked last.
CREATE TABLE contact_block (
    contact_id BIGINT       NOT NULL,
    number_id  BIGINT       NOT NULL,
    blocked    BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'as WhatsApp confirmed',
    wanted     BOOLEAN      NOT NULL COMMENT 'what was asked for last: to block, or not',
    answer     VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'ASKED, DONE, REFUSED, UNKNOWN',
    code       INT          NULL COMMENT 'WhatsApp''s, of REFUSED',
    words      VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'WhatsApp''s, of REFUSED',
    asked_at   DATETIME(3)  NOT NULL,
    asked_by   BIGINT       NOT NULL,
    PRIMARY KEY (contact_id, number_id),
    CONSTRAINT contact_block_contact_fk FOREIGN KEY (contact_id) REFERENCES contact (id),
    CONSTRAINT contact_block_number_fk FOREIGN KEY (number_id) REFERENCES business_number (id),
    CONSTRAINT contact_block_agent_fk FOREIGN KEY (asked_by) REFERENCES agent (id)
);

-- Somebody's data that are being removed; the row goes when nothing is left.
CREATE TABLE erasure (
    contact_id     BIGINT        NOT NULL PRIMARY KEY,
    addresses      VARCHAR(4000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'lines: what the person was called by; to find what still holds it',
    message_after  BIGINT        NOT NULL DEFAULT 0 COMMENT 'messages up to here are empty',
    delivery_after BIGINT        NOT NULL DEFAULT 0 COMMENT 'deliveries up to here were looked at',
    delivery_to    BIGINT        NOT NULL DEFAULT 0 COMMENT 'the last one to look at; 0 before that is known',
    wanted_at      DATETIME(3)   NOT NULL,
    CONSTRAINT erasure_contact_fk FOREIGN KEY (contact_id) REFERENCES contact (id)
);

-- Bytes in the media store that nothing names any more, and that were too young to be removed at once.
CREATE TABLE doomed_file (
    sha256 CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    at     DATETIME(3) NOT NULL,
    KEY doomed_file_at (at)
);

-- How long something is kept, where an administrator has said so; without a row the server's settings count.
CREATE TABLE retention_rule (
    what       VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY COMMENT 'MESSAGES, MEDIA, DELIVERIES, AUDIT',
    days       INT         NULL COMMENT 'null: for ever',
    changed_at DATETIME(3) NOT NULL,
    changed_by BIGINT      NOT NULL,
    CONSTRAINT retention_rule_agent_fk FOREIGN KEY (changed_by) REFERENCES agent (id)
);

-- Conversations whose messages can be removed are found without looking at any other; and contacts by who sees them.
ALTER TABLE conversation
    ADD removed_seq         BIGINT      NOT NULL DEFAULT 0 COMMENT 'messages up to this event were removed, because they were old',
    ADD messages_removed_at DATETIME(3) NULL COMMENT 'when that was',
    ADD kept_since          DATETIME(3) AS (IF(status = 'COMPLETED' AND last_seq > removed_seq, completed_at, NULL)) PERSISTENT
        COMMENT 'completed then, and its messages are still there',
    ADD KEY conversation_kept (kept_since, id),
    ADD KEY conversation_seen (department_id, contact_id);

ALTER TABLE media ADD KEY media_kept (state, created_at);

-- The audit names the field of a person that was changed, not what stood in it.
UPDATE audit_record SET was = NULL, became = NULL WHERE action = 'CONTACT_NAMED';
