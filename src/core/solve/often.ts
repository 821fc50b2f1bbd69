/** What each word for how often counts in. */
export const TIMES_OF: Readonly<Record<string, string>> = {
	hourly: 'hour',
	daily: 'day',
	weekly: 'week',
	monthly: 'month',
	yearly: 'year',
	annual: 'year',
	annually: 'year',
};
