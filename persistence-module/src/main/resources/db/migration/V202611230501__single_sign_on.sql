-- Single sign-on: who is who at the company's OpenID provider, and who is on the way there.

CREATE TABLE linked_person (
    issuer       VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of the provider, as configured',
    subject      VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'what the provider calls the person: never given to another',
    agent_id     BIGINT       NOT NULL,
    linked_at    DATETIME(3)  NOT NULL,
    PRIMARY KEY (issuer, subject),
    UNIQUE KEY linked_person_agent (agent_id, issuer),
    CONSTRAINT linked_person_agent_fk FOREIGN KEY (agent_id) REFERENCES agent (id)
);

-- Browsers that were sent to the provider. The row goes when they come back, so that nobody comes back twice.
CREATE TABLE round_trip (
    secret_hash CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY COMMENT 'SHA-256 of the cookie, hex',
    next_path   VARCHAR(500) NOT NULL COMMENT 'where the person wanted to go: a path of ours',
    expires_at  DATETIME(3)  NOT NULL,
    KEY round_trip_age (expires_at)
);

ALTER TABLE access_token
    ADD COLUMN single_sign_on BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the provider proved who it is: no second step of ours';
