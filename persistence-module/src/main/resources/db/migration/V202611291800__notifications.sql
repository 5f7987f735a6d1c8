-- What people want to be told when no page of theirs is in front of them, the browsers that are told, and what is on its way to them.

CREATE TABLE push_key (
    id          INT          NOT NULL PRIMARY KEY COMMENT 'always 1',
    public_key  VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'P-256, uncompressed point, Base64 for URLs',
    private_key TEXT         CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'PKCS#8, sealed',
    created_at  DATETIME(3)  NOT NULL
);

CREATE TABLE notification_choice (
    agent_id   BIGINT      NOT NULL PRIMARY KEY,
    kinds      VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'NEW, ASSIGNED, ANSWER, MENTION: those wanted',
    quiet_from TIME        NULL COMMENT 'on the clock of the time zone; null: no quiet hours',
    quiet_to   TIME        NULL,
    zone       VARCHAR(50) CHARACTER SET ascii COLLATE ascii_bin NULL,
    show_text  BOOLEAN     NOT NULL DEFAULT FALSE COMMENT 'who wrote and what may stand on a locked screen',
    sound      BOOLEAN     NOT NULL DEFAULT TRUE,
    CONSTRAINT notification_choice_agent_fk FOREIGN KEY (agent_id) REFERENCES agent (id)
);

CREATE TABLE notification_muted (
    agent_id      BIGINT NOT NULL,
    department_id BIGINT NOT NULL,
    PRIMARY KEY (agent_id, department_id),
    CONSTRAINT notification_muted_agent_fk FOREIGN KEY (agent_id) REFERENCES agent (id),
    CONSTRAINT notification_muted_department_fk FOREIGN KEY (department_id) REFERENCES department (id)
);

CREATE TABLE push_subscription (
    id            BIGINT       NOT NULL PRIMARY KEY,
    agent_id      BIGINT       NOT NULL,
    token_id      BIGINT       NOT NULL COMMENT 'the login that it ends with',
    endpoint      VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    endpoint_hash CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of it, hex',
    p256dh        VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    auth          VARCHAR(30)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    device        VARCHAR(120) NOT NULL COMMENT 'in words',
    created_at    DATETIME(3)  NOT NULL,
    told_at       DATETIME(3)  NULL COMMENT 'when the push service took the last one',
    failures      INT          NOT NULL DEFAULT 0 COMMENT 'given up since then',
    UNIQUE KEY push_subscription_endpoint (endpoint_hash),
    KEY push_subscription_agent (agent_id, created_at),
    CONSTRAINT push_subscription_agent_fk FOREIGN KEY (agent_id) REFERENCES agent (id),
    CONSTRAINT push_subscription_token_fk FOREIGN KEY (token_id) REFERENCES access_token (id) ON DELETE CASCADE
);

-- Events that some node has looked through: once, whoever does it.
CREATE TABLE notified_event (
    event_id BIGINT      NOT NULL PRIMARY KEY,
    at       DATETIME(3) NOT NULL,
    KEY notified_event_age (at)
);

-- One for a browser and a conversation: what comes later takes the place of what waits.
CREATE TABLE push_task (
    subscription_id BIGINT      NOT NULL,
    conversation_id BIGINT      NOT NULL,
    event_id        BIGINT      NOT NULL COMMENT 'the last one that it is about',
    kind            VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    message_id      BIGINT      NULL,
    actor_id        BIGINT      NULL COMMENT 'who did it: he is not told',
    attempts        INT         NOT NULL DEFAULT 0,
    due_at          DATETIME(3) NOT NULL,
    expires_at      DATETIME(3) NOT NULL,
    PRIMARY KEY (subscription_id, conversation_id),
    KEY push_task_due (due_at),
    CONSTRAINT push_task_subscription_fk FOREIGN KEY (subscription_id) REFERENCES push_subscription (id) ON DELETE CASCADE
);
