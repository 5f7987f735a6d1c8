-- How attempts to send a message ended that did not simply succeed; the newest of each message.
CREATE TABLE message_attempt (
    message_id  BIGINT       NOT NULL,
    attempt     INT          NOT NULL COMMENT 'as message.attempts counts them',
    at          DATETIME(3)  NOT NULL COMMENT 'when it ended',
    outcome     VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'ACCEPTED, REFUSED, NOT_REACHED, FAILED, IN_DOUBT, NOT_SENT',
    code        INT          NULL COMMENT 'WhatsApp''s, or ours below zero',
    details     VARCHAR(500) NOT NULL DEFAULT '',
    whatsapp_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
    PRIMARY KEY (message_id, attempt),
    CONSTRAINT message_attempt_message_fk FOREIGN KEY (message_id) REFERENCES message (id) ON DELETE CASCADE
);

ALTER TABLE business_number
    ADD tried_at DATETIME(3) NULL COMMENT 'when one message last tried the stopped number' AFTER stopped_at;

-- The first of each conversation that holds back what follows is found in the index alone.
ALTER TABLE outbox
    ADD refusals INT NOT NULL DEFAULT 0 COMMENT 'how often WhatsApp said no for a reason that passes' AFTER attempts,
    ADD KEY outbox_head (conversation_id, seq, state, next_at),
    DROP KEY outbox_order;

ALTER TABLE unmatched_status
    ADD free_until DATETIME(3) NULL COMMENT 'until when messages to the customer are free of charge, if WhatsApp says so';
