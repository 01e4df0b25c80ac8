// Asks the services themselves, over AWS's own protocols, what they are doing; whatever a client would see stands here.
const EVERY_MS = 2000;

const scope = (service) => ({
	Authorization: `AWS4-HMAC-SHA256 Credential=console/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=00`,
});

async function answer(response) {
	if (!response.ok) {
		throw new Error(`${response.url} answered ${response.status}`);
	}
	return response.json();
}

const aws = async (service, target, input = {}) => answer(await fetch("/", {
	method: "POST",
	headers: { ...scope(service), "Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": target },
	body: JSON.stringify(input),
}));

const rest = async (service, path) => answer(await fetch(path, { headers: scope(service) }));

const page = async (path) => answer(await fetch(path, { headers: { Accept: "application/json" } }));

// A cell is a text, or {text, look, number}.
function show(id, columns, rows, nothing) {
	const table = document.getElementById(id);
	const lines = [line("th", columns), ...rows.map((row) => line("td", row))];
	if (rows.length === 0) {
		const caption = document.createElement("caption");
		caption.textContent = nothing;
		lines.splice(0, 1, caption);
	}
	table.replaceChildren(...lines);
}

function line(kind, cells) {
	const row = document.createElement("tr");
	for (const cell of cells) {
		const { text, look = "", number = false } = (typeof cell === "object" && cell !== null) ? cell : { text: cell };
		const element = document.createElement(kind);
		element.textContent = text ?? "";
		element.className = `${look} ${number ? "number" : ""}`.trim();
		row.append(element);
	}
	return row;
}

const number = (text, look) => ({ text, look, number: true });

// Generated names end in an id and a hash; a reader looks for what stands before.
const short = (name) => name.split("/").pop().replace(/^Crossover(State|Pipelines)-/, "").replace(/[0-9A-F]{6,8}(-[0-9A-F]{4,12})?$/, "");

async function endpoints() {
	const { Endpoints } = await aws("sagemaker", "SageMaker.ListEndpoints");
	const described = await Promise.all(Endpoints.map((endpoint) =>
		aws("sagemaker", "SageMaker.DescribeEndpoint", { EndpointName: endpoint.EndpointName })));
	show("endpoints", ["Name", "State", "Capacity"], described.map((endpoint) => [
		short(endpoint.EndpointName),
		{ text: endpoint.EndpointStatus, look: endpoint.EndpointStatus === "InService" ? "good" : "busy" },
		capacity(endpoint.ProductionVariants?.[0] ?? {}),
	]), "No endpoint.");
}

function capacity(variant) {
	const serverless = variant.CurrentServerlessConfig;
	if (serverless) {
		return `serverless, ${serverless.MemorySizeInMB} MB, ${serverless.ProvisionedConcurrency ?? 0} of ${serverless.MaxConcurrency} kept warm`;
	}
	const { CurrentInstanceCount: current, DesiredInstanceCount: desired } = variant;
	const asleep = current === 0 && desired === 0;
	return { text: asleep ? "asleep at zero instances" : `${current} of ${desired} instances serve`, look: current < desired ? "busy" : "" };
}

async function queues() {
	const { QueueUrls = [] } = await aws("sqs", "AmazonSQS.ListQueues");
	QueueUrls.sort();
	const depths = await Promise.all(QueueUrls.map((url) => aws("sqs", "AmazonSQS.GetQueueAttributes", {
		QueueUrl: url, AttributeNames: ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
	})));
	show("queues", ["Name", { text: "Waiting", number: true }, { text: "In flight", number: true }], QueueUrls.map((url, at) => {
		const { ApproximateNumberOfMessages: waiting, ApproximateNumberOfMessagesNotVisible: flying } = depths[at].Attributes;
		const dead = /dead|dlq/i.test(url) && Number(waiting) > 0;
		return [short(url), number(waiting, dead ? "bad" : ""), number(flying)];
	}), "No queue.");
}

async function alarms() {
	const { MetricAlarms = [], CompositeAlarms = [] } = await aws("monitoring", "GraniteServiceVersion20100801.DescribeAlarms");
	const looks = { OK: "good", ALARM: "bad", INSUFFICIENT_DATA: "" };
	show("alarms", ["Name", "State", "Why"], [...CompositeAlarms, ...MetricAlarms].map((alarm) => [
		short(alarm.AlarmName), { text: alarm.StateValue, look: looks[alarm.StateValue] }, alarm.StateReason,
	]), "No alarm.");
}

async function schedules() {
	const { Schedules } = await rest("scheduler", "/schedules");
	const described = await Promise.all(Schedules.map((schedule) =>
		rest("scheduler", `/schedules/${encodeURIComponent(schedule.Name)}?groupName=${encodeURIComponent(schedule.GroupName)}`)));
	show("schedules", ["Name", "When", "State"], described.map((schedule) => [
		short(schedule.Name), `${schedule.ScheduleExpression} ${schedule.ScheduleExpressionTimezone ?? ""}`, schedule.State,
	]), "No schedule.");
}

async function bill() {
	const { lines, total_usd: total } = await page("/_bill");
	const rows = lines.map((item) => [item.service, item.what, number(`${item.quantity} ${item.unit}`), number(item.amount_usd)]);
	show("bill", ["Service", "What", { text: "Quantity", number: true }, { text: "USD", number: true }],
		[...rows, ["", "Total", "", number(total)]], "Nothing so far.");
}

async function faults() {
	const { faults: all } = await page("/_faults");
	show("faults", ["Target", "Operation", "Kind", { text: "Struck", number: true }], all.map((fault) =>
		[fault.target, fault.operation, { text: fault.kind, look: "busy" }, number(fault.struck)]), "None: everything works.");
}

async function slack() {
	const { messages } = await page("/_slack");
	show("slack", ["Channel", "Message", "When"], messages.slice(0, 20).map((message) => [
		message.channel, (message.thread_ts ? "↳ " : "") + message.text, new Date(Number(message.ts) * 1000).toLocaleTimeString(),
	]), "Nobody has said anything.");
}

async function resources() {
	const { time, resources: made } = await page("/_cloud");
	document.getElementById("time").textContent = time.scale === 1 ? "" : `Its time runs ${time.scale} times faster.`;
	show("resources", ["Stack", "Resource", "Type", "Name"], made.map((one) => [one.stack, one.logicalId, one.type, one.ref]), "None.");
}

async function refresh() {
	const looks = await Promise.allSettled([endpoints(), queues(), alarms(), schedules(), bill(), faults(), slack(), resources()]);
	const failed = looks.filter((look) => look.status === "rejected").map((look) => look.reason.message);
	document.getElementById("problem").textContent = failed.join("; ");
	setTimeout(refresh, EVERY_MS);
}

refresh();
