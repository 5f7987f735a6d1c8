-- Templates that administrators are writing: kept until WhatsApp has them, so that nothing typed is lost.
CREATE TABLE template_draft (
    id              BIGINT        NOT NULL PRIMARY KEY,
    account_id      VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'WhatsApp id of the business account',
    template_id     BIGINT        NULL COMMENT 'the template that it changes; null: it will be a new one',
    name            VARCHAR(512)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'as in the content; may be empty',
    language        VARCHAR(20)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'as in the content; may be empty',
    content         MEDIUMTEXT    NOT NULL COMMENT 'JSON, as the API shows a draft',
    state           VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'OPEN, SUBMITTING, UNCERTAIN',
    submitted_at    DATETIME(3)   NULL COMMENT 'the last time',
    failure         VARCHAR(40)   CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'what became of the last submission',
    refusal_code    INT           NULL COMMENT 'WhatsApp''s',
    refusal_subcode INT           NULL COMMENT 'WhatsApp''s',
    refusal_words   VARCHAR(1000) NULL COMMENT 'WhatsApp''s',
    author_id       BIGINT        NOT NULL COMMENT 'who changed it last',
    created_at      DATETIME(3)   NOT NULL,
    changed_at      DATETIME(3)   NOT NULL,
    version         INT           NOT NULL DEFAULT 0,
    UNIQUE KEY template_draft_of (template_id),
    KEY template_draft_account (account_id, state),
    CONSTRAINT template_draft_template_fk FOREIGN KEY (template_id) REFERENCES template (id) ON DELETE CASCADE,
    CONSTRAINT template_draft_author_fk FOREIGN KEY (author_id) REFERENCES agent (id)
);

-- What WhatsApp tells about a template is found at the template.
ALTER TABLE notice
    ADD template VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'WhatsApp id of the template that it is about' AFTER number_id,
    ADD KEY notice_template (template, at);

UPDATE notice SET template = LEFT(JSON_VALUE(facts, '$.message_template_id'), 64)
 WHERE JSON_VALID(facts) AND JSON_VALUE(facts, '$.message_template_id') REGEXP '^[0-9]{1,64}$';
