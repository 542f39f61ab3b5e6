// What is known of one thing, a line each; what nobody has said is left out.
export function Facts({ of, kind }: { of: [string, string][]; kind?: string }) {
  return (
    <dl {...(kind && { class: kind })}>
      {of
        .filter(([, text]) => text)
        .map(([name, text]) => (
          <>
            <dt>{name}</dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </>
        ))}
    </dl>
  );
}
