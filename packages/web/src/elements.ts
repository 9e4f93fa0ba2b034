export { defineAuthElements } from './elements/define-auth-elements.ts'
