-- Labels of the company, and the conversations that have them.
CREATE TABLE label (
    id       BIGINT      NOT NULL PRIMARY KEY,
    name     VARCHAR(40) NOT NULL,
    colour   VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'one of the palette: RED, ORANGE …',
    archived BOOLEAN     NOT NULL DEFAULT FALSE COMMENT 'stays where it is, and is not offered any more',
    version  INT         NOT NULL DEFAULT 0,
    UNIQUE KEY label_name (name)
);

CREATE TABLE conversation_label (
    conversation_id BIGINT NOT NULL,
    label_id        BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, label_id),
    KEY conversation_label_of (label_id, conversation_id),
    CONSTRAINT conversation_label_conversation_fk FOREIGN KEY (conversation_id) REFERENCES conversation (id) ON DELETE CASCADE,
    CONSTRAINT conversation_label_label_fk FOREIGN KEY (label_id) REFERENCES label (id)
);

-- Texts that are written often: of one person, of a department, of the company.
CREATE TABLE quick_reply (
    id            BIGINT       NOT NULL PRIMARY KEY,
    agent_id      BIGINT       NULL COMMENT 'whose own it is',
    department_id BIGINT       NULL COMMENT 'the department that has it; neither: the company',
    owner_id      BIGINT AS (coalesce(agent_id, department_id, 0)) PERSISTENT COMMENT '0: the company',
    shortcut      VARCHAR(32)  NOT NULL COMMENT 'small letters, digits, hyphens, underscores',
    title         VARCHAR(120) NOT NULL,
    text          TEXT         NOT NULL COMMENT 'with variables such as {{contact.name}}',
    version       INT          NOT NULL DEFAULT 0,
    UNIQUE KEY quick_reply_shortcut (owner_id, shortcut),
    KEY quick_reply_agent (agent_id),
    KEY quick_reply_department (department_id),
    CONSTRAINT quick_reply_agent_fk FOREIGN KEY (agent_id) REFERENCES agent (id),
    CONSTRAINT quick_reply_department_fk FOREIGN KEY (department_id) REFERENCES department (id)
);

-- Who was named in a note, and has seen it. Whether somebody may see it still is decided when it is shown.
CREATE TABLE mention (
    id              BIGINT      NOT NULL PRIMARY KEY,
    agent_id        BIGINT      NOT NULL COMMENT 'who was named',
    conversation_id BIGINT      NOT NULL,
    message_id      BIGINT      NOT NULL COMMENT 'the note',
    author_id       BIGINT      NOT NULL,
    at              DATETIME(3) NOT NULL,
    seen_at         DATETIME(3) NULL COMMENT 'when who was named has seen it',
    UNIQUE KEY mention_once (message_id, agent_id),
    KEY mention_of (agent_id, id),
    KEY mention_unseen (agent_id, seen_at, conversation_id),
    KEY mention_conversation (conversation_id),
    CONSTRAINT mention_agent_fk FOREIGN KEY (agent_id) REFERENCES agent (id),
    CONSTRAINT mention_conversation_fk FOREIGN KEY (conversation_id) REFERENCES conversation (id) ON DELETE CASCADE,
    CONSTRAINT mention_message_fk FOREIGN KEY (message_id) REFERENCES message (id) ON DELETE CASCADE,
    CONSTRAINT mention_author_fk FOREIGN KEY (author_id) REFERENCES agent (id)
);
