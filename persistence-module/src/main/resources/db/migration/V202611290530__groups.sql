-- A group is known by an id that is no person's: what is said in it is received, and nobody is written to by it.
ALTER TABLE contact
    ADD COLUMN is_group BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'several people; user_id is the id of the group' AFTER user_id;

UPDATE contact k
SET k.is_group = TRUE
WHERE k.phone IS NULL
  AND k.user_id IS NOT NULL
  AND EXISTS (SELECT 1 FROM conversation c JOIN message m ON m.conversation_id = c.id
              WHERE c.contact_id = k.id AND m.direction = 'IN' AND json_exists(m.content, '$.participant'))
  AND NOT EXISTS (SELECT 1 FROM contact part WHERE part.merged_into = k.id);
