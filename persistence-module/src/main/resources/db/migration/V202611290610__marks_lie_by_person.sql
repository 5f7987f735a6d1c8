-- Badges and the unread filter look up one person's marks, thousands at a time: they lie together.
ALTER TABLE read_mark
    ADD KEY read_mark_conversation (conversation_id),
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (agent_id, conversation_id),
    DROP KEY read_mark_agent;
