-- Message templates as WhatsApp has them, and when they were asked for last.
CREATE TABLE template (
    id               BIGINT        NOT NULL PRIMARY KEY,
    account_id       VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'WhatsApp id of the business account',
    whatsapp_id      VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name             VARCHAR(512)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    language         VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'as WhatsApp writes it, en_US',
    category         VARCHAR(40)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    status           VARCHAR(40)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'in WhatsApp''s words; APPROVED alone can be sent',
    parameter_format VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'POSITIONAL or NAMED',
    quality          VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NULL,
    components       MEDIUMTEXT    NOT NULL COMMENT 'JSON exactly as WhatsApp gave it',
    rejected_reason  VARCHAR(80)   NULL COMMENT 'WhatsApp''s word for why it is rejected, paused or disabled',
    advice           VARCHAR(1000) NULL COMMENT 'what WhatsApp says about it in sentences',
    next_category    VARCHAR(40)   CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'what WhatsApp is about to make of its category',
    told_at          DATETIME(3)   NULL COMMENT 'WhatsApp''s time of the last event about it',
    heard_at         DATETIME(3)   NULL COMMENT 'when that event was taken in; an older reading does not replace it',
    synced_at        DATETIME(3)   NOT NULL COMMENT 'when the reading began that saw it last',
    gone_at          DATETIME(3)   NULL COMMENT 'WhatsApp does not list it any more',
    version          INT           NOT NULL DEFAULT 0,
    UNIQUE KEY template_whatsapp_id (account_id, whatsapp_id),
    KEY template_name (account_id, name, language)
);

-- When the templates of an account are to be read; one node does it.
CREATE TABLE template_sync (
    account_id VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    next_at    DATETIME(3)  NOT NULL COMMENT 'not before',
    wanted_at  DATETIME(3)  NULL COMMENT 'somebody wanted it; after the beginning of the present reading: once more',
    claimed_by VARCHAR(80)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    claimed_at DATETIME(3)  NULL,
    done_at    DATETIME(3)  NULL COMMENT 'beginning of the last reading that came to its end',
    attempts   INT          NOT NULL DEFAULT 0 COMMENT 'in vain, since then',
    failure    VARCHAR(500) NULL COMMENT 'why the last one came to nothing'
);
