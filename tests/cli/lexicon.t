# people, offices and bodies of one's own
. tests/cli/lib.sh
cd "$tmp" || exit 1
printf 'Ruritanian Foreign Minister Rudolf Elphberg met Angela Merkel in Berlin on Tuesday. On Wednesday Elphberg called Sergei Lavrov.\n\nThe Swiss foreign minister said on Thursday that the Old Mill was open.\n' > a.txt
printf 'person\tname\tnames\tfamily\tcountry\nelphberg\tRudolf Elphberg\tRudolf Elphberg\tElphberg\tCHE\n' > people.tsv
printf 'country\toffice\tperson\tfrom\tto\ttitle\tstanding\tconfidence\nCHE\tforeign_minister\telphberg\t2039-01-01\t..\tForeign Minister\tfull\t1\n' > terms.tsv
run extract -q --published 2039-05-06 a.txt --lexicon people.tsv; exits 0 'a table of people may end before what may be empty'
prints '"name": "Rudolf Elphberg", "kind": "person", "country": "CHE"' 'and its people have their country'
run extract -q --published 2039-05-06 a.txt --lexicon people.tsv --lexicon terms.tsv; exits 0 'with a second table'
prints '"name": "Rudolf Elphberg", "kind": "person", "country": "CHE", "role": "Foreign Minister", "by": "role"' 'who holds an office is meant by it'
run extract -q a.txt --lexicon terms.tsv; exits 1 'terms of nobody are refused'; says "terms.tsv:2:22: 'elphberg' is no key of table people" 'at their place'
printf 'name,country\nRudolf Elphberg,CHE\n' > bad.tsv
run extract -q a.txt --lexicon bad.tsv; exits 3 'another table is refused'; says 'that of people is: person, name, names, family, country' 'and told what is wanted'
printf 'person\tname\tnames\nelphberg\tRudolf Elphberg\tRudolf Elphberg\n' > short.tsv
run extract -q a.txt --lexicon short.tsv; exits 3 'what is needed may not be left out'
sed 's/CHE$/Switzerland/' people.tsv > named.tsv
run extract -q a.txt --lexicon named.tsv; exits 3 'a country is told by its code'; says "'Switzerland' in column 'country': expected a code like FRA or NATO" 'which is said'
cat people.tsv terms.tsv > both.tsv
run extract -q a.txt --lexicon both.tsv; exits 3 'two tables are two files'
done_testing
