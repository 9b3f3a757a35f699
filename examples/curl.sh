#!/usr/bin/env bash
# Calls the API with curl and jq: API_EMAIL=user@example.com ./curl.sh GET /user/profile
#
# A refusal says in `retry` what helps: to sign in, to refresh the tokens, to enter the password again, to wait, or nothing.
# The script takes each of these steps at most once, then repeats the request. An unknown `retry` counts as `none`.
# Passwords and tokens are never arguments of curl or jq, because every user of the machine can see such arguments.
set -euo pipefail
umask 077

url=${API_URL:-http://localhost:3001}
tokens=${API_TOKENS:-$HOME/.api-tokens.json}
longest_wait=60 # seconds
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

token() { # NAME: prints a token of the last sign-in, if there is one
  [[ ! -s $tokens ]] || jq --raw-output ".$1" "$tokens"
}

send() { # METHOD PATH JSON TOKEN: fails unless the response is a success
  {
    [[ -z $3 ]] || printf '%s\n' 'header = "Content-Type: application/json"' 'data-binary = "@-"'
    [[ $1 != HEAD ]] || echo head
    [[ -z $4 ]] || printf 'header = "Authorization: Bearer %s"\n' "$4"
  } > "$folder/request"
  : > "$folder/body"
  status=$(curl --silent --show-error --request "$1" --config "$folder/request" \
    --dump-header "$folder/fields" --output "$folder/body" --write-out '%{http_code}' "$url$2" <<< "$3") || exit
  [[ $status == 2* ]]
}

send_password() { # PATH FILTER: sends the JSON that the jq filter makes; the filter can use env.API_PASSWORD
  [[ -n ${API_PASSWORD-} ]] || read -rsp $'Password:\n' API_PASSWORD < /dev/tty
  send POST "$1" "$(API_PASSWORD=$API_PASSWORD jq --null-input "$2")" "$(token accessToken)"
}

renew() { # STEP
  case $1 in
    with_credentials) send_password /auth/login '{email: env.API_EMAIL, password: env.API_PASSWORD}' ;;
    after_refresh) send POST /auth/refresh '' "$(token refreshToken)" ;;
    after_reauth) send_password /auth/reauthenticate '{password: env.API_PASSWORD}' ;;
  esac && cp "$folder/body" "$tokens"
}

next_step() { # prints the problem's `retry`; without a problem, follows the challenge (RFC 6750 §3.1, RFC 9470 §3)
  retry=$(jq --raw-output '.retry // empty' "$folder/body" 2> /dev/null)
  case ${retry:-$status $(grep -i '^www-authenticate:' "$folder/fields")} in
    *error=\"invalid_token\"*) echo after_refresh ;;
    *error=\"insufficient_user_authentication\"*) echo after_reauth ;;
    401*) echo with_credentials ;;
    *) echo "${retry:-none}" ;;
  esac
}

stop() {
  jq --raw-output '"\(.code): \(.detail)"' "$folder/body" >&2 || echo "The response has the status $status." >&2
  exit 1
}

call() { # METHOD PATH [JSON]
  { [[ -z $renewal ]] || renew "$renewal"; } && renewal='' && send "$1" "$2" "${3-}" "$(token accessToken)"
}

renewal='' taken=''
until call "$@"; do
  step=$(next_step)
  [[ $taken != *"$step "* ]] || stop
  taken+="$step "
  case $step in
    with_credentials | after_refresh | after_reauth) renewal=$step ;;
    after_delay)
      seconds=$(jq '.retryAfter // 1' "$folder/body")
      ((seconds <= longest_wait)) || stop
      sleep "$seconds"
      ;;
    *) stop ;; # after_fix, none, and any other
  esac
done
cat "$folder/body"
