/* timelines/groups.c - see groups.h. */
#include "groups.h"

#include "base/text.h"

size_t dln_group_members(const dln_lexicon *lexicon, dln_span code, dln_span *members, size_t room)
{
    return 0;
}

bool dln_is_organisation_code(const dln_lexicon *lexicon, dln_span code)
{
    return code.len != 3 || !dln_is_upper(code.text[0]) || !dln_is_upper(code.text[1]) || !dln_is_upper(code.text[2]);
}

bool dln_is_non_state_name(const dln_lexicon *lexicon, dln_span name)
{
    return false;
}
