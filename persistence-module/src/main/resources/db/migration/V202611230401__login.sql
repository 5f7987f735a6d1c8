-- The login: what slows guessing down, two-step login, known devices, and what a login knows of itself.

ALTER TABLE access_token
    ADD COLUMN remembered   BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'the device is remembered: no idle end',
    ADD COLUMN idle_ends_at DATETIME(3)  NULL COMMENT 'ends then without an action of the person; null never',
    ADD COLUMN address      VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'where it was last used from',
    ADD KEY access_token_logins (kind, expires_at);

-- Failures by what they have in common. A login that nobody has is counted like any other.
CREATE TABLE sign_in_counter (
    kind          VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'LOGIN, ADDRESS, DEVICE',
    subject       CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of it, hex',
    failures      INT         NOT NULL,
    last_at       DATETIME(3) NOT NULL,
    blocked_until DATETIME(3) NULL,
    PRIMARY KEY (kind, subject),
    KEY sign_in_counter_age (last_at)
);

-- Browsers that somebody signed in with: strangers' failures do not keep them out.
CREATE TABLE known_device (
    device_hash  CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of the cookie, hex',
    agent_id     BIGINT      NOT NULL,
    last_used_at DATETIME(3) NOT NULL,
    PRIMARY KEY (device_hash, agent_id),
    KEY known_device_agent (agent_id),
    KEY known_device_age (last_used_at),
    CONSTRAINT known_device_agent_fk FOREIGN KEY (agent_id) REFERENCES agent (id)
);

CREATE TABLE two_step (
    agent_id     BIGINT       NOT NULL PRIMARY KEY,
    secret       VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'encrypted with a key outside of the database',
    started_at   DATETIME(3)  NOT NULL,
    confirmed_at DATETIME(3)  NULL COMMENT 'null: not in force yet',
    last_step    BIGINT       NOT NULL DEFAULT 0 COMMENT 'of the newest code that was taken: none counts twice',
    CONSTRAINT two_step_agent_fk FOREIGN KEY (agent_id) REFERENCES agent (id)
);

CREATE TABLE recovery_code (
    agent_id  BIGINT      NOT NULL,
    code_hash CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256, hex',
    used_at   DATETIME(3) NULL,
    PRIMARY KEY (agent_id, code_hash),
    CONSTRAINT recovery_code_agent_fk FOREIGN KEY (agent_id) REFERENCES agent (id)
);
