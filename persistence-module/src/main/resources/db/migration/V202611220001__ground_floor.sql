-- The ground floor: directory, login, numbers, contacts, conversations, messages in and out, events.
-- Times are UTC (DATETIME(3)). Ids of the domain are time-sorted 64-bit numbers given by the application;
-- delivery and inbox_event count up, because they are read as queues. What comes from outside and must be
-- told apart exactly (ids, phone numbers, tokens, logins) is compared byte by byte.

CREATE TABLE agent (
    id            BIGINT       NOT NULL PRIMARY KEY,
    login         VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    name          VARCHAR(120) NOT NULL,
    password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    administrator BOOLEAN      NOT NULL DEFAULT FALSE,
    disabled      BOOLEAN      NOT NULL DEFAULT FALSE,
    language      VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    created_at    DATETIME(3)  NOT NULL,
    version       INT          NOT NULL DEFAULT 0,
    UNIQUE KEY agent_login (login)
);

CREATE TABLE department (
    id                       BIGINT       NOT NULL PRIMARY KEY,
    name                     VARCHAR(120) NOT NULL,
    archived                 BOOLEAN      NOT NULL DEFAULT FALSE,
    only_admins_transfer     BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'forbids assignees to hand over their own',
    reopen_to_last_assignee  BOOLEAN      NOT NULL DEFAULT FALSE,
    version                  INT          NOT NULL DEFAULT 0,
    UNIQUE KEY department_name (name)
);

CREATE TABLE membership (
    agent_id      BIGINT      NOT NULL,
    department_id BIGINT      NOT NULL,
    role          VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'AGENT or ADMIN',
    joined_at     DATETIME(3) NOT NULL,
    PRIMARY KEY (agent_id, department_id),
    KEY membership_department (department_id),
    CONSTRAINT membership_agent_fk FOREIGN KEY (agent_id) REFERENCES agent (id),
    CONSTRAINT membership_department_fk FOREIGN KEY (department_id) REFERENCES department (id)
);

-- What proves who calls: the cookie of a login and personal access tokens. Only a hash is kept.
CREATE TABLE access_token (
    id           BIGINT       NOT NULL PRIMARY KEY,
    agent_id     BIGINT       NOT NULL,
    kind         VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SESSION or PERSONAL',
    name         VARCHAR(120) NOT NULL,
    token_hash   CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256, hex',
    read_only    BOOLEAN      NOT NULL DEFAULT FALSE,
    created_at   DATETIME(3)  NOT NULL,
    last_used_at DATETIME(3)  NULL,
    expires_at   DATETIME(3)  NULL,
    revoked_at   DATETIME(3)  NULL,
    UNIQUE KEY access_token_hash (token_hash),
    KEY access_token_agent (agent_id),
    CONSTRAINT access_token_agent_fk FOREIGN KEY (agent_id) REFERENCES agent (id)
);

-- A link that works once: the first administrator of an empty installation.
CREATE TABLE invitation (
    id         BIGINT      NOT NULL PRIMARY KEY,
    purpose    VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'FIRST_ADMINISTRATOR',
    token_hash CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at DATETIME(3) NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    used_at    DATETIME(3) NULL,
    UNIQUE KEY invitation_hash (token_hash)
);

CREATE TABLE business_number (
    id                   BIGINT       NOT NULL PRIMARY KEY,
    phone_number_id      VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'WhatsApp Cloud API phone_number_id',
    display_phone_number VARCHAR(64)  NOT NULL,
    name                 VARCHAR(120) NOT NULL,
    route_department_id  BIGINT       NULL COMMENT 'the route; null is no route',
    reopening_hours      INT          NOT NULL DEFAULT 168 COMMENT 'how long after completion a message reopens',
    messages_per_second  INT          NOT NULL DEFAULT 80,
    stopped_code         INT          NULL COMMENT 'WhatsApp error code that stopped the channel; null is running',
    stopped_at           DATETIME(3)  NULL,
    version              INT          NOT NULL DEFAULT 0,
    UNIQUE KEY business_number_phone_number_id (phone_number_id),
    KEY business_number_route (route_department_id),
    CONSTRAINT business_number_department_fk FOREIGN KEY (route_department_id) REFERENCES department (id)
);

-- A customer. Either of phone and user_id may be missing.
CREATE TABLE contact (
    id         BIGINT       NOT NULL PRIMARY KEY,
    name       VARCHAR(255) NOT NULL DEFAULT '' COMMENT 'as the customer calls himself; may be empty',
    phone      VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'E.164 with +; as received where it is none',
    user_id    VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'business-scoped user id',
    created_at DATETIME(3)  NOT NULL,
    version    INT          NOT NULL DEFAULT 0,
    UNIQUE KEY contact_phone (phone),
    UNIQUE KEY contact_user_id (user_id)
);

-- All that one number and one contact have in common beyond single conversations: the service window.
-- Its row is the lock under which messages between the two are received.
CREATE TABLE correspondence (
    number_id       BIGINT      NOT NULL,
    contact_id      BIGINT      NOT NULL,
    last_inbound_at DATETIME(3) NULL COMMENT 'WhatsApp''s time of the customer''s last message that opens the window',
    PRIMARY KEY (number_id, contact_id),
    KEY correspondence_contact (contact_id),
    CONSTRAINT correspondence_number_fk FOREIGN KEY (number_id) REFERENCES business_number (id),
    CONSTRAINT correspondence_contact_fk FOREIGN KEY (contact_id) REFERENCES contact (id)
);

CREATE TABLE conversation (
    id                BIGINT      NOT NULL PRIMARY KEY,
    number_id         BIGINT      NOT NULL,
    contact_id        BIGINT      NOT NULL,
    department_id     BIGINT      NULL,
    status            VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'OPEN or COMPLETED',
    assignee_id       BIGINT      NULL,
    last_assignee_id  BIGINT      NULL COMMENT 'who had it last',
    opened_at         DATETIME(3) NOT NULL,
    completed_at      DATETIME(3) NULL,
    activity_at       DATETIME(3) NOT NULL COMMENT 'orders the list: time of the last message',
    waiting_since     DATETIME(3) NULL COMMENT 'first customer message that nobody has answered',
    last_seq          BIGINT      NOT NULL DEFAULT 0 COMMENT 'last number given to an event of this conversation',
    last_message_id   BIGINT      NULL,
    inbound_count     BIGINT      NOT NULL DEFAULT 0 COMMENT 'customer messages so far',
    inbound_baseline  BIGINT      NOT NULL DEFAULT 0 COMMENT 'inbound_count that counts as read by who has no read mark',
    renewed_seq       BIGINT      NOT NULL DEFAULT 0 COMMENT 'seq of the last return, reopening or move: new for all',
    open_contact_id   BIGINT AS (IF(status = 'OPEN', contact_id, NULL)) PERSISTENT,
    version           INT         NOT NULL DEFAULT 0,
    UNIQUE KEY conversation_one_open (number_id, open_contact_id),
    KEY conversation_list (department_id, status, activity_at, id),
    KEY conversation_assignee (assignee_id, status, activity_at, id),
    KEY conversation_last_assignee (last_assignee_id, status, activity_at, id),
    KEY conversation_waiting (department_id, status, waiting_since, id),
    KEY conversation_all (status, activity_at, id),
    KEY conversation_contact (contact_id, number_id, opened_at),
    CONSTRAINT conversation_number_fk FOREIGN KEY (number_id) REFERENCES business_number (id),
    CONSTRAINT conversation_contact_fk FOREIGN KEY (contact_id) REFERENCES contact (id),
    CONSTRAINT conversation_department_fk FOREIGN KEY (department_id) REFERENCES department (id),
    CONSTRAINT conversation_assignee_fk FOREIGN KEY (assignee_id) REFERENCES agent (id)
);

-- The steps from the number to the department, with names as they were then.
CREATE TABLE route_step (
    conversation_id BIGINT       NOT NULL,
    position        INT          NOT NULL,
    at              DATETIME(3)  NOT NULL,
    kind            VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'NUMBER, DEPARTMENT, NO_ROUTE',
    name            VARCHAR(255) NOT NULL,
    PRIMARY KEY (conversation_id, position),
    CONSTRAINT route_step_conversation_fk FOREIGN KEY (conversation_id) REFERENCES conversation (id)
);

CREATE TABLE message (
    id              BIGINT       NOT NULL PRIMARY KEY,
    conversation_id BIGINT       NOT NULL,
    number_id       BIGINT       NOT NULL,
    seq             BIGINT       NOT NULL,
    whatsapp_id     VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
    direction       VARCHAR(3)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'IN or OUT',
    type            VARCHAR(30)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    text            MEDIUMTEXT   NULL,
    content         MEDIUMTEXT   NULL COMMENT 'JSON as WhatsApp sent it, for what text does not hold',
    at              DATETIME(3)  NOT NULL COMMENT 'shown and ordered by',
    received_at     DATETIME(3)  NOT NULL,
    author_id       BIGINT       NULL,
    status          VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'RECEIVED; QUEUED, SENDING, SENT, DELIVERED, READ, FAILED, IN_DOUBT, DISMISSED',
    sent_at         DATETIME(3)  NULL,
    delivered_at    DATETIME(3)  NULL,
    read_at         DATETIME(3)  NULL,
    attempts        INT          NOT NULL DEFAULT 0 COMMENT 'how often WhatsApp was called for it',
    error_code      INT          NULL COMMENT 'WhatsApp''s, or ours below zero',
    error_details   VARCHAR(500) NULL,
    version         INT          NOT NULL DEFAULT 0,
    UNIQUE KEY message_whatsapp_id (number_id, whatsapp_id),
    UNIQUE KEY message_seq (conversation_id, seq),
    KEY message_thread (conversation_id, at, seq),
    CONSTRAINT message_conversation_fk FOREIGN KEY (conversation_id) REFERENCES conversation (id)
);

-- Messages that still have to leave, or whose fate is not known yet.
CREATE TABLE outbox (
    message_id      BIGINT      NOT NULL PRIMARY KEY,
    conversation_id BIGINT      NOT NULL,
    number_id       BIGINT      NOT NULL,
    seq             BIGINT      NOT NULL,
    state           VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'QUEUED, SENDING, ACCEPTED (waits for its status), IN_DOUBT',
    attempts        INT         NOT NULL DEFAULT 0,
    next_at         DATETIME(3) NOT NULL COMMENT 'QUEUED: not before; ACCEPTED, IN_DOUBT: holds back what follows until',
    claimed_by      VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    claimed_at      DATETIME(3) NULL,
    created_at      DATETIME(3) NOT NULL,
    KEY outbox_due (state, next_at),
    KEY outbox_order (conversation_id, seq),
    KEY outbox_number (number_id, state),
    CONSTRAINT outbox_message_fk FOREIGN KEY (message_id) REFERENCES message (id)
);

-- A status that came before we knew its message; joined when the message's WhatsApp id is stored.
CREATE TABLE unmatched_status (
    id              BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    phone_number_id VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    whatsapp_id     VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    status          VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    at              DATETIME(3)  NOT NULL,
    error_code      INT          NULL,
    error_details   VARCHAR(500) NULL,
    received_at     DATETIME(3)  NOT NULL,
    KEY unmatched_status_message (phone_number_id, whatsapp_id),
    KEY unmatched_status_age (received_at)
);

-- One webhook POST, as it came.
CREATE TABLE delivery (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    received_at  DATETIME(3)  NOT NULL,
    body         MEDIUMBLOB   NOT NULL,
    state        VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'PENDING, DONE, PARKED',
    attempts     INT          NOT NULL DEFAULT 0,
    next_at      DATETIME(3)  NOT NULL,
    reason       VARCHAR(500) NULL,
    processed_at DATETIME(3)  NULL,
    KEY delivery_due (state, id),
    KEY delivery_age (received_at)
);

-- The truth of what to push; thin, kept seven days.
CREATE TABLE inbox_event (
    id                 BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at                 DATETIME(3) NOT NULL,
    type               VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    conversation_id    BIGINT      NULL,
    seq                BIGINT      NULL COMMENT 'gap-free per conversation',
    department_id      BIGINT      NULL COMMENT 'the conversation''s, when it happened',
    from_department_id BIGINT      NULL COMMENT 'whose members lose sight of it',
    agent_id           BIGINT      NULL COMMENT 'set: only for this agent',
    message_id         BIGINT      NULL,
    timeline_id        BIGINT      NULL,
    KEY inbox_event_age (at)
);

CREATE TABLE timeline_entry (
    id              BIGINT      NOT NULL PRIMARY KEY,
    conversation_id BIGINT      NOT NULL,
    seq             BIGINT      NOT NULL,
    at              DATETIME(3) NOT NULL,
    action          VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    actor_id        BIGINT      NULL COMMENT 'null: the customer or Bandeja itself',
    subject_id      BIGINT      NULL COMMENT 'the agent or department that it was done to',
    detail          VARCHAR(255) NULL,
    KEY timeline_conversation (conversation_id, at, seq),
    CONSTRAINT timeline_conversation_fk FOREIGN KEY (conversation_id) REFERENCES conversation (id)
);

CREATE TABLE audit_record (
    id            BIGINT       NOT NULL PRIMARY KEY,
    at            DATETIME(3)  NOT NULL,
    actor_id      BIGINT       NULL,
    action        VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    object_type   VARCHAR(30)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    object_id     BIGINT       NULL,
    department_id BIGINT       NULL,
    address       VARCHAR(64)  NULL,
    detail        VARCHAR(500) NULL,
    KEY audit_record_at (at),
    KEY audit_record_object (object_type, object_id)
);

-- How far an agent has read; without a row the conversation's inbound_baseline counts.
CREATE TABLE read_mark (
    agent_id        BIGINT      NOT NULL,
    conversation_id BIGINT      NOT NULL,
    seq             BIGINT      NOT NULL,
    inbound_count   BIGINT      NOT NULL,
    PRIMARY KEY (conversation_id, agent_id),
    KEY read_mark_agent (agent_id)
);

-- Same key, same person, 24 hours: same answer.
CREATE TABLE idempotency_key (
    agent_id     BIGINT       NOT NULL,
    name         VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    request_hash CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    message_id   BIGINT       NOT NULL,
    created_at   DATETIME(3)  NOT NULL,
    PRIMARY KEY (agent_id, name),
    KEY idempotency_key_age (created_at)
);
