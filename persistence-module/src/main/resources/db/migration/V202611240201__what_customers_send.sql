-- What becomes of messages that we do not have, or not yet: told to them when they come.
CREATE TABLE pending_change (
    number_id   BIGINT       NOT NULL,
    target_id   VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'WhatsApp id of the message',
    kind        VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'EDIT, REVOKE, CALL',
    by_company  BOOLEAN      NOT NULL,
    at          DATETIME(3)  NOT NULL,
    type        VARCHAR(30)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    text        MEDIUMTEXT   NULL,
    content     MEDIUMTEXT   NULL,
    received_at DATETIME(3)  NOT NULL,
    PRIMARY KEY (number_id, target_id, kind, at),
    KEY pending_change_age (received_at),
    CONSTRAINT pending_change_number_fk FOREIGN KEY (number_id) REFERENCES business_number (id)
);

ALTER TABLE contact
    ADD marketing_opt_out_at DATETIME(3) NULL COMMENT 'since when the customer wants no marketing messages; null: he has not said so',
    ADD marketing_said_at    DATETIME(3) NULL COMMENT 'when he said it last; an older word never replaces a newer one';

ALTER TABLE correspondence
    ADD free_until DATETIME(3) NULL COMMENT 'the customer came by an advertisement: all messages are free of charge until then';

ALTER TABLE business_number
    ADD quality         VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'as WhatsApp rates it',
    ADD messaging_limit VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'how many customers may be written to in 24 hours, in WhatsApp''s words';

-- What WhatsApp tells about accounts, numbers and templates: for administrators, until one has seen to it.
CREATE TABLE notice (
    id              BIGINT       NOT NULL PRIMARY KEY,
    at              DATETIME(3)  NOT NULL,
    severity        VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'INFO, WARNING, CRITICAL',
    field           VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'WhatsApp''s webhook field',
    event           VARCHAR(80)  NOT NULL COMMENT 'WhatsApp''s word for what happened',
    account_id      VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    number_id       BIGINT       NULL,
    subject         VARCHAR(255) NOT NULL COMMENT 'number or template that it is about',
    facts           MEDIUMTEXT   NOT NULL COMMENT 'JSON object of texts',
    fingerprint     CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the same told twice is one',
    acknowledged_at DATETIME(3)  NULL,
    acknowledged_by BIGINT       NULL,
    UNIQUE KEY notice_fingerprint (fingerprint),
    KEY notice_new (acknowledged_at, at, id),
    CONSTRAINT notice_number_fk FOREIGN KEY (number_id) REFERENCES business_number (id),
    CONSTRAINT notice_agent_fk FOREIGN KEY (acknowledged_by) REFERENCES agent (id)
);
