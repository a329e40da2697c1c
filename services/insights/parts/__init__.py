"""Operations on parts of a guide: merging lists and replacing entries."""
