-- What Bandeja says by itself to who writes to a number or a department.
CREATE TABLE auto_text (
    number_id     BIGINT      NULL COMMENT 'whose it is: a number''s …',
    department_id BIGINT      NULL COMMENT '… or a department''s, which counts more',
    kind          VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'GREETING, AWAY, RECEIVED',
    language      VARCHAR(5)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'es, en, pt',
    text          TEXT        NOT NULL,
    UNIQUE KEY auto_text_number (number_id, kind, language),
    UNIQUE KEY auto_text_department (department_id, kind, language),
    CONSTRAINT auto_text_number_fk FOREIGN KEY (number_id) REFERENCES business_number (id),
    CONSTRAINT auto_text_department_fk FOREIGN KEY (department_id) REFERENCES department (id)
);

-- What was said to a customer in a service window that is still open: it is not said again in it.
CREATE TABLE auto_text_said (
    number_id  BIGINT      NOT NULL,
    contact_id BIGINT      NOT NULL,
    kind       VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    until      DATETIME(3) NOT NULL COMMENT 'when that window closes unless the customer writes again',
    PRIMARY KEY (number_id, contact_id, kind),
    KEY auto_text_said_until (until),
    CONSTRAINT auto_text_said_contact_fk FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);

-- Conversations in which a customer wrote where something may be said. Only added to by who receives messages.
CREATE TABLE auto_text_call (
    id              BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    conversation_id BIGINT      NOT NULL,
    at              DATETIME(3) NOT NULL,
    KEY auto_text_call_conversation (conversation_id)
);
