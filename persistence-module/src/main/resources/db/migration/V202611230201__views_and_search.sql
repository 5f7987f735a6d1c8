-- Lists and search. Words of every length from three characters on are indexed, common ones too: the language of the
-- customers is not known, and "no" or "the" are found by looking at the newest conversations (see ConversationSearch).
SET SESSION innodb_ft_enable_stopword = OFF;

ALTER TABLE message ADD FULLTEXT KEY message_words (text);

-- What a contact is found by: words of the name and of the user id, and the phone number from each of its digits on, so
-- that any part of it is the beginning of a word.
ALTER TABLE contact ADD COLUMN search_text VARCHAR(1000) AS (concat_ws(' ', name, user_id,
    replace(phone, '+', ''),
    substr(replace(phone, '+', ''), 2), substr(replace(phone, '+', ''), 3), substr(replace(phone, '+', ''), 4),
    substr(replace(phone, '+', ''), 5), substr(replace(phone, '+', ''), 6), substr(replace(phone, '+', ''), 7),
    substr(replace(phone, '+', ''), 8), substr(replace(phone, '+', ''), 9), substr(replace(phone, '+', ''), 10),
    substr(replace(phone, '+', ''), 11), substr(replace(phone, '+', ''), 12), substr(replace(phone, '+', ''), 13)))
    PERSISTENT;
ALTER TABLE contact ADD FULLTEXT KEY contact_words (search_text);

-- Windows about to close.
ALTER TABLE correspondence ADD KEY correspondence_window (last_inbound_at);
-- A rare number in a big department.
ALTER TABLE conversation ADD KEY conversation_number (number_id, status, activity_at, id);
-- The order of the lists, with whose it is and what is new in it: lists, badges and the unread filter are read from these
-- alone. Every message moves a conversation in the first one anyway.
ALTER TABLE conversation
    ADD COLUMN waiting_order DATETIME(3) AS (coalesce(waiting_since, timestamp'9999-12-31 00:00:00')) PERSISTENT
        COMMENT 'what does not wait comes last',
    DROP KEY conversation_list,
    ADD KEY conversation_list (department_id, status, activity_at, id, assignee_id, inbound_count, inbound_baseline, renewed_seq),
    DROP KEY conversation_waiting,
    ADD KEY conversation_waiting (department_id, status, waiting_order, id, assignee_id);
