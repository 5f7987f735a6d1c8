-- Whether customers see that their messages were read, and that somebody is typing.
ALTER TABLE department
    ADD marks_read BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'customers see that the assignee has read, and is typing' AFTER reopen_to_last_assignee;
