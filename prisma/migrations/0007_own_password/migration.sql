-- Who gave the account the password that it has, and so knows it; null: the user chose it. Nothing can be done with a
-- password that somebody else knows but to choose another.

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "password_set_by_id" TEXT;
