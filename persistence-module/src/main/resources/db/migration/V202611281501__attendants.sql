-- Auto attendants: what is being written, and what was published, which never changes.

ALTER TABLE auto_attendant
    ADD COLUMN draft       MEDIUMTEXT  NOT NULL DEFAULT '{}' COMMENT 'JSON, as the API shows a tree: what administrators are writing' AFTER name,
    ADD COLUMN number      INT         NULL COMMENT 'of the version that talks; null: none has been published' AFTER draft,
    ADD COLUMN calendar_id BIGINT      NULL COMMENT 'of that version' AFTER number,
    ADD COLUMN author_id   BIGINT      NULL COMMENT 'who changed the draft last' AFTER calendar_id,
    ADD COLUMN changed_at  DATETIME(3) NULL COMMENT 'when that was' AFTER author_id,
    ADD CONSTRAINT auto_attendant_author_fk FOREIGN KEY (author_id) REFERENCES agent (id),
    ADD CONSTRAINT auto_attendant_calendar_fk FOREIGN KEY (calendar_id) REFERENCES opening_calendar (id);

CREATE TABLE attendant_version (
    attendant_id BIGINT      NOT NULL,
    number       INT         NOT NULL COMMENT 'from 1',
    tree         MEDIUMTEXT  NOT NULL COMMENT 'JSON, as the API shows it',
    published_at DATETIME(3) NOT NULL,
    author_id    BIGINT      NOT NULL,
    PRIMARY KEY (attendant_id, number),
    CONSTRAINT attendant_version_attendant_fk FOREIGN KEY (attendant_id) REFERENCES auto_attendant (id) ON DELETE CASCADE,
    CONSTRAINT attendant_version_author_fk FOREIGN KEY (author_id) REFERENCES agent (id)
);

-- Where the published version leads, so that what is in use is not deleted.
CREATE TABLE attendant_route (
    attendant_id        BIGINT NOT NULL,
    position            INT    NOT NULL,
    route_department_id BIGINT NULL,
    route_agent_id      BIGINT NULL,
    route_group_id      BIGINT NULL,
    route_attendant_id  BIGINT NULL,
    PRIMARY KEY (attendant_id, position),
    KEY attendant_route_department (route_department_id),
    KEY attendant_route_agent (route_agent_id),
    KEY attendant_route_group (route_group_id),
    KEY attendant_route_attendant (route_attendant_id),
    CONSTRAINT attendant_route_of_fk FOREIGN KEY (attendant_id) REFERENCES auto_attendant (id) ON DELETE CASCADE,
    CONSTRAINT attendant_route_department_fk FOREIGN KEY (route_department_id) REFERENCES department (id),
    CONSTRAINT attendant_route_agent_fk FOREIGN KEY (route_agent_id) REFERENCES agent (id),
    CONSTRAINT attendant_route_group_fk FOREIGN KEY (route_group_id) REFERENCES call_group (id),
    CONSTRAINT attendant_route_attendant_fk FOREIGN KEY (route_attendant_id) REFERENCES auto_attendant (id)
);

-- How far a customer has come with an attendant. It talks until it has led the conversation away; then a touch of an earlier answer
-- still counts as long as no person has it.
CREATE TABLE attendant_dialog (
    conversation_id BIGINT       NOT NULL PRIMARY KEY,
    attendant_id    BIGINT       NOT NULL,
    number          INT          NOT NULL COMMENT 'the version that it was begun with',
    state           VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'TALKING, LED, ENDED',
    path            VARCHAR(500) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'keys of menus, with blanks between',
    wrong           INT          NOT NULL DEFAULT 0 COMMENT 'wrong answers in a row',
    reminded        BOOLEAN      NOT NULL DEFAULT FALSE,
    hops            INT          NOT NULL DEFAULT 0 COMMENT 'attendants that led to each other without a word of the customer',
    failures        INT          NOT NULL DEFAULT 0 COMMENT 'attempts in a row that broke',
    heard_seq       BIGINT       NOT NULL COMMENT 'the last event of the conversation that was listened to',
    said_id         BIGINT       NULL COMMENT 'the message that was said last',
    led_to          BIGINT       NULL COMMENT 'the department where it was led; null: a call group or none',
    due_at          DATETIME(3)  NULL COMMENT 'TALKING: when silence counts',
    began_at        DATETIME(3)  NOT NULL,
    version         INT          NOT NULL DEFAULT 0,
    KEY attendant_dialog_due (state, due_at),
    KEY attendant_dialog_attendant (attendant_id, state),
    CONSTRAINT attendant_dialog_conversation_fk FOREIGN KEY (conversation_id) REFERENCES conversation (id) ON DELETE CASCADE,
    CONSTRAINT attendant_dialog_attendant_fk FOREIGN KEY (attendant_id) REFERENCES auto_attendant (id) ON DELETE CASCADE
);

-- Conversations in which an attendant has something to look at. Only added to by who receives messages, so that nobody waits for anybody.
CREATE TABLE attendant_call (
    id              BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    conversation_id BIGINT      NOT NULL,
    at              DATETIME(3) NOT NULL,
    KEY attendant_call_conversation (conversation_id)
);

-- What no person said: an attendant, or Bandeja itself.
ALTER TABLE message
    ADD COLUMN automatic VARCHAR(120) NULL COMMENT 'who said it, as it was called then, where no person did; empty: Bandeja' AFTER author_id;
