// Time by months: a month is the number of months since the year 0.
const monthOf = (year, month) => Number(year) * 12 + Number(month) - 1;

// "2021-03-04", "2021-03" or "2021" as the first and the last month it may mean; null for anything else. Days repeat: each
// is read once.
const monthsRead = new Map();
function monthsOf(date) {
  if (!monthsRead.has(date)) monthsRead.set(date, readMonths(date));
  return monthsRead.get(date);
}

function readMonths(date) {
  const [, year, month] = /^(\d{4})(?:-(\d{2}))?(?:-\d{2})?$/.exec(date ?? "") ?? [];
  if (!year) return null;
  return month ? [monthOf(year, month), monthOf(year, month)] : [monthOf(year, 1), monthOf(year, 12)];
}

const monthText = (month) => `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;

// "marzo de 2021"
const monthName = (month) => formatted(Intl.DateTimeFormat, new Date(`${monthText(month)}-01T00:00:00Z`), { year: "numeric", month: "long", timeZone: "UTC" });

// When an edge holds: the day of the event or agreement it belongs to, else the days of the articles that state it.
function monthsOfEdge(edge) {
  const told = [edge.s, edge.o].map((node) => data.nodes[node]).find((node) => isTold(node) && node.date);
  const days = told ? [told.date] : edge.evidence?.length ? edge.evidence.map((i) => data.articles[data.evidence[i][0]].date) : [edge.date];
  return days.map(monthsOf).filter(Boolean);
}

// The reader's day.
const today = () => {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
};

// An office is told in the past from the day on which the record has it end or taken by another.
const isOver = ({ terms, until }) => (terms ? terms.every(([, end]) => end !== null && end < today()) : until <= today());
const isPast = (edge) => Boolean(relationNamed(edge.r)?.past) || isOver(edge);
