-- Messages of every kind: what they quote, reactions to them, and that they were changed or taken back.
ALTER TABLE message
    MODIFY content MEDIUMTEXT NULL COMMENT 'JSON, by type: docs/MESSAGES.md',
    ADD quoted_id  VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'WhatsApp id of the message that this one answers; perhaps one that we do not have' AFTER content,
    ADD played_at  DATETIME(3)  NULL AFTER read_at,
    ADD edited_at  DATETIME(3)  NULL AFTER played_at,
    ADD revoked_at DATETIME(3)  NULL AFTER edited_at;

-- The last reaction of each person to a message; perhaps to one that we do not have, or not yet.
CREATE TABLE reaction (
    number_id   BIGINT       NOT NULL,
    target_id   VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'WhatsApp id of the message',
    reactor     VARCHAR(170) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'empty is the company; else the phone number or user id of who reacted',
    emoji       VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'empty: taken away',
    at          DATETIME(3)  NOT NULL COMMENT 'an older one never replaces a newer one',
    author_id   BIGINT       NULL COMMENT 'the agent, when it is the company''s',
    PRIMARY KEY (number_id, target_id, reactor),
    CONSTRAINT reaction_number_fk FOREIGN KEY (number_id) REFERENCES business_number (id)
);
