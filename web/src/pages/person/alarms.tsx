// Alarms stand at the head of a file until somebody answers for them; what was answered stays to be read.
import type { Alarm } from "../../api/acts";
import { answerAlarm } from "../../api/acts";
import { may } from "../../api/session";
import { Reasoned } from "../../parts/reasoned";
import { moment, say } from "../../words";

export function Alarms({ all, again }: { all: Alarm[]; again: (() => void) | undefined }) {
  return (
    <>
      {all.map((alarm) => (
        <One key={alarm.at} alarm={alarm} again={again} />
      ))}
    </>
  );
}

export function One({ alarm, again }: { alarm: Alarm; again: (() => void) | undefined }) {
  const { answered } = alarm;
  return (
    <div class={answered ? "note" : "trouble"}>
      <p>
        {say("page-alarm")} <span class="hint">{moment(alarm.when)}</span>
      </p>
      {answered && (
        <p>
          <bdi>{say("page-alarm-answered", { ...answered, when: moment(answered.when) })}</bdi>
        </p>
      )}
      {!answered && again && may("act-confirm") && (
        <Reasoned
          name={`alarm-${alarm.at}`}
          summary={say("page-alarm-answer")}
          hint={say("page-alarm-answer-hint")}
          action={say("page-alarm-answer")}
          work={async (why) => (await answerAlarm(alarm.at, why), again())}
        />
      )}
    </div>
  );
}
