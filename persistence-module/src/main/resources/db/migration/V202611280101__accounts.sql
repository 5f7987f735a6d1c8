-- Accounts of WhatsApp: several of them, each with its own secrets and numbers.
CREATE TABLE whatsapp_account (
    id                        BIGINT       NOT NULL PRIMARY KEY,
    waba_id                   VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'WhatsApp Business Account id; webhooks name it',
    name                      VARCHAR(120) NOT NULL,
    app_id                    VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'of the app that is connected to it',
    access_token              TEXT         CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'encrypted with a key outside of the database; null: from the server''s settings, or none',
    access_token_at           DATETIME(3)  NULL,
    access_token_by           BIGINT       NULL,
    app_secret                TEXT         CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'encrypted likewise',
    app_secret_at             DATETIME(3)  NULL,
    app_secret_by             BIGINT       NULL,
    previous_app_secrets      TEXT         CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'lines: until when it still proves deliveries (UTC), a blank, the secret encrypted likewise',
    verify_token              TEXT         CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'encrypted likewise',
    verify_token_at           DATETIME(3)  NULL,
    verify_token_by           BIGINT       NULL,
    review                    VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'WhatsApp''s decision about it',
    ban                       VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'SCHEDULE_FOR_DISABLE, DISABLE; null: none',
    ban_date                  VARCHAR(80)  NULL COMMENT 'in WhatsApp''s words',
    restrictions              VARCHAR(500) NULL COMMENT 'lines: restriction, a blank, until when (UTC) where WhatsApp says so',
    messaging_limit           VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'how many customers may be written to in 24 hours, in WhatsApp''s words',
    most_numbers              INT          NULL COMMENT 'how many numbers it may have',
    told_at                   DATETIME(3)  NULL COMMENT 'when WhatsApp said last how it stands; an older word changes nothing',
    listed_at                 DATETIME(3)  NULL COMMENT 'when WhatsApp was asked last for its numbers',
    created_at                DATETIME(3)  NOT NULL,
    version                   INT          NOT NULL DEFAULT 0,
    UNIQUE KEY whatsapp_account_waba_id (waba_id)
);

ALTER TABLE business_number
    ADD account_id      BIGINT       NULL COMMENT 'null: not known yet',
    ADD verified_name   VARCHAR(255) NULL COMMENT 'as customers see it',
    ADD name_status     VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'in WhatsApp''s words',
    ADD whatsapp_status VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'CONNECTED and others, in WhatsApp''s words',
    ADD throughput      VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'in WhatsApp''s words',
    ADD listed_at       DATETIME(3)  NULL COMMENT 'when WhatsApp named it last among the numbers of its account',
    ADD missing_since   DATETIME(3)  NULL COMMENT 'since when WhatsApp does not name it any more',
    ADD told_at         DATETIME(3)  NULL COMMENT 'when WhatsApp said last how it is rated and limited; an older word changes nothing',
    ADD KEY business_number_account (account_id),
    ADD CONSTRAINT business_number_account_fk FOREIGN KEY (account_id) REFERENCES whatsapp_account (id);

-- The page of an account or a number shows what WhatsApp told about it.
ALTER TABLE notice
    ADD KEY notice_account (account_id, at, id),
    ADD KEY notice_about_number (number_id, at, id);
