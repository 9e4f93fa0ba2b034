import type { JSX } from 'solid-js'

/** A front door: shut for strangers, open and lit for who is logged in. Only decoration; the words beside it say the same. */
export function DoorPicture(props: { readonly isOpen: boolean }): JSX.Element {
  return (
    <svg class="door" data-open={props.isOpen ? '' : undefined} viewBox="0 0 320 430" aria-hidden="true">
      <path class="door-frame" d="M24 414V156a136 136 0 0 1 272 0v258z" />
      <path class="door-pane" d="M54 150a106 106 0 0 1 212 0z" />
      <path class="door-bar" d="M160 150V40M160 150L82 72M160 150l78-78M160 150L60 118M160 150l100-32" />
      <path class="door-frame" d="M124 150a36 36 0 0 1 72 0z" />
      <rect class="door-hall" x="54" y="162" width="212" height="252" />
      <g class="door-leaf">
        <rect class="wood" x="54" y="162" width="212" height="252" />
        <path class="panel-line" d="M76 182h76v92H76zM168 182h76v92h-76zM76 322h76v72H76zM168 322h76v72h-76z" />
        <rect class="brass" x="128" y="288" width="64" height="16" rx="4" />
        <circle class="brass" cx="247" cy="298" r="11" />
        <path class="brass-hole" d="M247 292.5a3.5 3.5 0 0 1 1.8 6.5l1 5h-5.6l1-5a3.5 3.5 0 0 1 1.8-6.5z" />
      </g>
      <g class="door-ajar">
        <path class="wood" d="M54 162l66 24v210l-66 18z" />
        <path class="panel-line" d="M62 186l22 7v85l-22 2zM91 195l21 7v74l-21 2zM62 325l22-1v68l-22 5zM91 323l21-1v63l-21 5z" />
        <path class="brass" d="M77 291l20-1v14l-20 1zM110 292a4 7 0 0 1 0 14a4 7 0 0 1 0-14z" />
      </g>
      <path class="door-light" d="M54 414h212l44 16H10z" />
      <path class="door-step" d="M10 414h300v4H10zM0 422h320v8H0z" />
    </svg>
  )
}
