-- A participant's new phone number could become the group's.
UPDATE contact SET phone = NULL WHERE is_group AND merged_into IS NULL;

-- What is joined with a person is that person: the group becomes a contact of its own when something is said in it again.
UPDATE contact SET is_group = FALSE WHERE is_group AND merged_into IS NOT NULL;
UPDATE contact k JOIN contact part ON part.merged_into = k.id SET k.is_group = FALSE WHERE k.is_group;

-- A wish that was told with a number and a user id is found by either.
ALTER TABLE marketing_wish ADD KEY marketing_wish_user (user_id);
