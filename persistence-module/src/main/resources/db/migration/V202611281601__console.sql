-- What the console shows of the whole: what went wrong with messages and deliveries, and what the company says of itself.

-- Messages that failed or may not have arrived, found without looking at the others. Statuses of all others change nothing in it.
ALTER TABLE message
    ADD COLUMN trouble_at DATETIME(3) AS (IF(status IN ('FAILED', 'IN_DOUBT'), at, NULL)) PERSISTENT COMMENT 'null: nobody has to see to it',
    ADD KEY message_trouble (trouble_at, id);

-- A parked delivery is replayed, or discarded by somebody who says why; it is kept as long as any other.
ALTER TABLE delivery
    MODIFY state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'PENDING, DONE, PARKED, DISCARDED',
    ADD COLUMN discarded_at   DATETIME(3)  NULL,
    ADD COLUMN discarded_by   BIGINT       NULL,
    ADD COLUMN discard_reason VARCHAR(500) NULL COMMENT 'why, in the words of who did it',
    ADD CONSTRAINT delivery_discarded_by_fk FOREIGN KEY (discarded_by) REFERENCES agent (id);

-- One row: the company itself.
CREATE TABLE company (
    id               INT          NOT NULL PRIMARY KEY,
    name             VARCHAR(120) NOT NULL DEFAULT '',
    support_text     VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'whom the company''s own people ask for help, and when',
    support_phone    VARCHAR(40)  NOT NULL DEFAULT '',
    support_email    VARCHAR(254) NOT NULL DEFAULT '',
    support_link     VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'http or https',
    default_language VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'for whoever''s browser asks for none that we speak',
    version          INT          NOT NULL DEFAULT 0
);

INSERT INTO company (id) VALUES (1);

-- When WhatsApp made sure last that the address of the webhook is ours. At most one row.
CREATE TABLE webhook_handshake (
    id INT         NOT NULL PRIMARY KEY,
    at DATETIME(3) NOT NULL
);
